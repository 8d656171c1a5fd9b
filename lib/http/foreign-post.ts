const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

type Sender = {
  method: string;
  origin: string | null;
  /** What the request was addressed to (the Host header). */
  host: string | null;
  secFetchSite: string | null;
  /** AMENDS_PUBLIC_URL, for proxies that rewrite Host. */
  publicUrl: URL | null;
};

/**
 * Whether a state-changing request comes from a page that is not ours. `Origin: null` (sandboxed frame, opaque
 * redirect) counts as foreign. A request without Origin is not from a browser's form: no cookies ride on it unasked.
 */
export function isForeignPost({ method, origin, host, secFetchSite, publicUrl }: Sender): boolean {
  if (SAFE_METHODS.has(method.toUpperCase())) return false;
  if (origin === null) return secFetchSite !== null && !["same-origin", "none"].includes(secFetchSite);
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin);
  if (publicUrl && from.origin === publicUrl.origin) return false;
  // Only the host is compared: behind a TLS proxy the app itself sees http.
  return !host || !/^https?:$/.test(from.protocol) || from.host !== host.toLowerCase();
}
