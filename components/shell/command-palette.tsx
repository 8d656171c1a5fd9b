"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { paths, withQuery } from "@/lib/paths";
import type { ShortcutLabels } from "./shortcut-labels";
import type { NavLink } from "./staff-nav";

type CommandPaletteProps = { links: NavLink[]; labels: ShortcutLabels; onClose: () => void };

const ITEM =
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink";

/** What Ctrl-K shows: every page by name, and a search for anything else that is typed. */
export default function CommandPalette({ links, labels, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const typed = text.trim();
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={labels.palette.title}
      closeLabel={labels.close}
      hideHeader
      className="mt-[12dvh]"
    >
      <Command label={labels.palette.title} loop>
        <div className="flex items-center gap-2.5 border-b border-line px-4">
          <Icon name="search" className="size-4 text-faint" />
          <Command.Input
            data-autofocus
            value={text}
            onValueChange={setText}
            placeholder={labels.palette.placeholder}
            className="h-12 flex-1 bg-transparent text-base outline-none"
          />
        </div>
        <Command.List className="max-h-80 overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-4 text-muted">{labels.palette.empty}</Command.Empty>
          <Command.Group
            heading={labels.palette.pages}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
          >
            {links.map(({ href, label, icon }) => (
              <Command.Item key={href} value={label} onSelect={() => go(href)} className={ITEM}>
                <Icon name={icon} className="size-4 opacity-75" />
                {label}
              </Command.Item>
            ))}
          </Command.Group>
          {typed ? (
            <Command.Item
              forceMount
              value={`search ${typed}`}
              onSelect={() => go(withQuery(paths.queue, { q: typed }))}
              className={ITEM}
            >
              <Icon name="search" className="size-4 opacity-75" />
              {labels.palette.searchFor.replace("{text}", typed)}
            </Command.Item>
          ) : null}
        </Command.List>
      </Command>
    </Dialog>
  );
}
