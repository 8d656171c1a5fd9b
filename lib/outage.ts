type Holder = typeof globalThis & { amendsOnOutage?: () => void };
const holder: Holder = globalThis;

// A file of its own between the database, which meets an outage, and HTTP, which tells of it: neither knows the other.

/** Something that the work under way cannot do without did not answer. */
export function noteOutage(): void {
  holder.amendsOnOutage?.();
}

/** On globalThis, since the server's start and its pages are bundled apart and would each have their own. */
export function onOutage(listener: () => void): void {
  holder.amendsOnOutage = listener;
}
