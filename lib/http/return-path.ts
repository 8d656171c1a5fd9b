import { splitLocalePrefix } from "@/lib/i18n/negotiate";

/**
 * The page a form was sent from, as a path of ours without its language prefix; "/" when the Referer is missing or
 * foreign. Never an absolute URL, so it cannot lead a reader to another site.
 */
export function returnPath(referer: string | null, host: string | null): string {
  if (!referer || !host || !URL.canParse(referer)) return "/";
  const url = new URL(referer);
  if (url.host !== host.toLowerCase()) return "/";
  const { pathname } = splitLocalePrefix(url.pathname);
  // "//host/path" would be read as another site's address.
  return `/${pathname.replace(/^[/\\]+/, "")}${url.search}`;
}
