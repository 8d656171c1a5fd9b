"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type CopyLinkProps = { link: string; label: string; words: { copy: string; copied: string } };

/** A link to select and copy by hand; the button to do it comes with JavaScript. */
export function CopyLink({ link, label, words }: CopyLinkProps) {
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), []);
  return (
    <div className="grid gap-2 sm:grid-cols-[1fr_auto]">
      <Input
        readOnly
        aria-label={label}
        value={link}
        className="text-ui-sm"
        onFocus={(event) => event.currentTarget.select()}
      />
      {canCopy ? (
        <Button
          icon={copied ? "check" : "copy"}
          onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
        >
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </Button>
      ) : null}
    </div>
  );
}
