"use client";

import { DeadEnd } from "@/components/shell/dead-end";
import { ButtonLink } from "@/components/ui/button-link";
import type { IconName } from "@/components/ui/icon-names";

type NoEntryProps = {
  icon: IconName;
  title: string;
  body: string;
  /** Where to go instead, the likeliest first. */
  ways: readonly { href: string; label: string }[];
};

/**
 * A page that may not be opened or does not exist. Next makes these ready with every page, in case it ends so; as a
 * client component they cost a page a line of words, drawn by the server a tenth of its work.
 */
export function NoEntry({ ways, ...rest }: NoEntryProps) {
  const actions = ways.map(({ href, label }, place) => (
    <ButtonLink key={href} href={href} variant={place === 0 ? "primary" : "secondary"}>
      {label}
    </ButtonLink>
  ));
  return <DeadEnd {...rest} actions={actions} />;
}
