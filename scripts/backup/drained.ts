import type { Writable } from "node:stream";

/** Until a stream has passed on what it was given, or has failed. Leaves no listener behind, however often it is asked. */
export function drained(stream: Writable): Promise<void> {
  return new Promise((done, failed) => {
    const passed = () => {
      stream.off("error", refused);
      done();
    };
    const refused = (error: Error) => {
      stream.off("drain", passed);
      failed(error);
    };
    stream.once("drain", passed).once("error", refused);
  });
}
