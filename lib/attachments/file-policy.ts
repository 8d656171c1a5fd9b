/** What a file that somebody sent in may do in a browser: no scripts, no origin of ours, whatever a viewer finds in it. */
export const FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Where such files are handed out, by the path without its language. */
export function isFilePath(pathname: string): boolean {
  return /^\/(?:complaints|queue)\/[^/]+\/files\//.test(pathname);
}
