/** Every SQLSTATE, Prisma code and adapter kind in an error and its causes, however deep the adapter buried them. */
export function codesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 6) return [];
  return Object.getOwnPropertyNames(error).flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === "string") return /^(code|originalCode|kind)$/.test(key) ? [value] : [];
    return /^(cause|meta|driverAdapterError|error)$/.test(key) ? codesIn(value, depth + 1) : [];
  });
}
