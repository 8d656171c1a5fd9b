import type { Client } from "pg";
import { from } from "pg-copy-streams";
import type { BatchFile } from "../batch";
import { copyStatement } from "../copy/writer";

/** One message of the protocol: large enough to cost nothing, small enough for the server to work on meanwhile. */
const CHUNK = 1 << 20;

/** Sends one file through COPY and waits until the server has taken it in. */
export function copyIn(client: Client, { table, file }: BatchFile, freeze: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = client.query(from(copyStatement(table, freeze)));
    stream.once("error", reject);
    stream.once("finish", () => resolve());
    for (let at = 0; at < file.byteLength; at += CHUNK)
      stream.write(Buffer.from(file.buffer, file.byteOffset + at, Math.min(CHUNK, file.byteLength - at)));
    stream.end();
  });
}
