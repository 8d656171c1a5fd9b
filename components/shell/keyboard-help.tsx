"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { ShortcutLabels } from "./shortcut-labels";
import { setSingleKeys, singleKeysOn } from "./use-shortcut";

/** What "?" shows. */
export default function KeyboardHelp({ labels, onClose }: { labels: ShortcutLabels; onClose: () => void }) {
  const [on, setOn] = useState(singleKeysOn);
  return (
    <Dialog open onClose={onClose} title={labels.title} closeLabel={labels.close}>
      <div className="grid gap-5 p-4">
        {labels.groups.map((group) => (
          <section key={group.name}>
            <h3 className="pb-1 text-xs font-medium text-muted">{group.name}</h3>
            <dl>
              {group.keys.map(({ keys, does }) => (
                <div
                  key={does}
                  className="flex min-h-8 items-center justify-between gap-4 border-b border-line"
                >
                  <dt>{does}</dt>
                  <dd className="flex items-center gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              setSingleKeys(event.target.checked);
            }}
          />
          {labels.singleKeys}
        </label>
      </div>
    </Dialog>
  );
}
