/** What the workers of a run share: which stretch is next, how many complaints are done, and whether to stop. */
export type Board = Int32Array<SharedArrayBuffer>;

const NEXT = 0;
const DONE = 1;
const STOPPED = 2;

export function newBoard(): Board {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

/** Takes the next stretch, by its place; nobody else gets the same. */
export function takeStretch(board: Board): number {
  return Atomics.add(board, NEXT, 1);
}

export function addDone(board: Board, complaints: number): void {
  Atomics.add(board, DONE, complaints);
}

export function doneOf(board: Board): number {
  return Atomics.load(board, DONE);
}

/** Whoever works on this board stops at the end of its stretch. */
export function stopAll(board: Board): void {
  Atomics.store(board, STOPPED, 1);
}

export function isStopped(board: Board): boolean {
  return Atomics.load(board, STOPPED) === 1;
}
