"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

/**
 * One listener on a list or table in place of a link component per line: plain links inside then lead on without a full
 * load. They stay links for everything but a plain click.
 */
export function useFollowLinks(): (event: MouseEvent<HTMLElement>) => void {
  const router = useRouter();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    router.push(`${link.pathname}${link.search}${link.hash}`);
  };
}
