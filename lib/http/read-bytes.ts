/** Reads no more than the limit: the rest of a longer body is cut off where it stands. Null: it was longer. */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array | null> {
  if (!body) return Buffer.alloc(0);
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      // Not awaited: a sender who never stops must not keep the answer back.
      reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}
