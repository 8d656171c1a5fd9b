const FIRST_SIZE = 64 * 1024;
const TWO_32 = 2 ** 32;
/** Up to here a loop is quicker than a call into C++. */
const SHORT = 48;

/** Bytes that grow at their end, numbers in network order. */
export type Bytes = { buffer: Buffer<ArrayBuffer>; end: number };

export function emptyBytes(): Bytes {
  return { buffer: Buffer.from(new ArrayBuffer(FIRST_SIZE)), end: 0 };
}

/** Everything written so far, in memory of its own; the bytes start anew. */
export function takeBytes(bytes: Bytes): Uint8Array<ArrayBuffer> {
  const taken = new Uint8Array(bytes.buffer.buffer, 0, bytes.end);
  Object.assign(bytes, emptyBytes());
  return taken;
}

function reserve(bytes: Bytes, count: number): void {
  const { buffer, end } = bytes;
  if (end + count <= buffer.length) return;
  const larger = Buffer.from(new ArrayBuffer(Math.max(buffer.length * 2, end + count)));
  buffer.copy(larger, 0, 0, end);
  bytes.buffer = larger;
}

function store(buffer: Buffer, value: number, at: number): void {
  buffer[at] = value >>> 24;
  buffer[at + 1] = value >>> 16;
  buffer[at + 2] = value >>> 8;
  buffer[at + 3] = value;
}

/** Where a length will stand; `endLength` puts it there. */
export function beginLength(bytes: Bytes): number {
  putInt32(bytes, 0);
  return bytes.end;
}

export function endLength(bytes: Bytes, begun: number): void {
  store(bytes.buffer, bytes.end - begun, begun - 4);
}

export function putByte(bytes: Bytes, value: number): void {
  reserve(bytes, 1);
  bytes.buffer[bytes.end] = value;
  bytes.end += 1;
}

export function putInt16(bytes: Bytes, value: number): void {
  putByte(bytes, value >>> 8);
  putByte(bytes, value);
}

export function putInt32(bytes: Bytes, value: number): void {
  reserve(bytes, 4);
  store(bytes.buffer, value, bytes.end);
  bytes.end += 4;
}

/** A whole number within what a double holds exactly. */
export function putInt64(bytes: Bytes, value: number): void {
  putInt32(bytes, Math.floor(value / TWO_32));
  putInt32(bytes, (value % TWO_32) | 0);
}

export function putBig(bytes: Bytes, value: bigint): void {
  reserve(bytes, 8);
  bytes.buffer.writeBigInt64BE(value, bytes.end);
  bytes.end += 8;
}

/** Characters below 256, one byte each. */
export function putRaw(bytes: Bytes, value: string): void {
  reserve(bytes, value.length);
  const { buffer, end } = bytes;
  for (let index = 0; index < value.length; index += 1) buffer[end + index] = value.charCodeAt(index);
  bytes.end += value.length;
}

/** Writes a short text as UTF-8; -1 where a character outside the basic plane turns up. */
function writeShort(buffer: Buffer, value: string, start: number): number {
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code < 0x80) buffer[at++] = code;
    else if (code < 0x800) {
      buffer[at++] = 0xc0 | (code >> 6);
      buffer[at++] = 0x80 | (code & 0x3f);
    } else if (code >= 0xd800 && code <= 0xdfff) return -1;
    else {
      buffer[at++] = 0xe0 | (code >> 12);
      buffer[at++] = 0x80 | ((code >> 6) & 0x3f);
      buffer[at++] = 0x80 | (code & 0x3f);
    }
  }
  return at - start;
}

/** A text behind its length, which is known only once it is written; `head` is a byte that counts as part of it. */
function putMeasured(bytes: Bytes, value: string, head: number | null): void {
  reserve(bytes, value.length * 3 + 5);
  const { buffer, end: start } = bytes;
  let end = start + 4;
  if (head !== null) {
    buffer[end] = head;
    end += 1;
  }
  const short = value.length <= SHORT ? writeShort(buffer, value, end) : -1;
  end += short >= 0 ? short : buffer.write(value, end, "utf8");
  store(buffer, end - start - 4, start);
  bytes.end = end;
}

/** UTF-8 with its length in four bytes before it. */
export function putText(bytes: Bytes, value: string): void {
  putMeasured(bytes, value, null);
}

/** JSON text as jsonb takes it: it starts with the number of its format. */
export function putJson(bytes: Bytes, value: string): void {
  putMeasured(bytes, value, 1);
}
