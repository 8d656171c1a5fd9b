type Told = { text: string };

// What a form has just done, by the place that says so. A store of its own, since the form is often gone by then:
// what it did took it from the page, and what it was about has moved to another panel.
const told = new Map<string, Told>();
const listeners = new Set<() => void>();

/** Says what was done at a place of the page (see ToldPlace), which also takes the keyboard's place on it. */
export function tell(place: string, text: string): void {
  told.set(place, { text });
  for (const listener of listeners) listener();
}

export function toldAt(place: string): Told | null {
  return told.get(place) ?? null;
}

export function forgetTold(place: string): void {
  told.delete(place);
}

export function onTold(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
