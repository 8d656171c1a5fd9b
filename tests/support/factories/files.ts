import { randomUUID } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { FormSender } from "@/lib/attachments/mutations/receive";

export type Size = { width?: number; height?: number };

/** A plain picture; each call another one, so that no two are the same file. */
export function aPicture({ width = 40, height = 20 }: Size = {}) {
  const background = { r: Math.random() * 255, g: Math.random() * 255, b: Math.random() * 255 };
  return sharp({ create: { width, height, channels: 3, background } });
}

export function aJpeg(size: Size = {}): Promise<Buffer> {
  return aPicture(size).jpeg().toBuffer();
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A few bytes that promise a picture of any size. */
export function aPngHeader(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const chunks = [
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc(1000))),
    pngChunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]);
}

/** The least that readers take for a PDF, with room for signs of what else it may hold. */
export function aPdf(more = ""): Buffer {
  const body = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${more} >>\nendobj\n% ${randomUUID()}\n`;
  return Buffer.from(
    `${body}xref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}

export type SentFile = [name: string, content: Uint8Array];

/** A form as it arrives: files chosen now, keys of those kept from before. */
export function aForm(files: readonly SentFile[], kept: readonly string[] = []): FormData {
  const form = new FormData();
  for (const key of kept) form.append("kept", key);
  for (const [name, content] of files) form.append("files", new File([new Uint8Array(content)], name));
  return form;
}

export function aSender(overrides: Partial<FormSender> = {}): FormSender {
  return { token: randomUUID(), author: "customer", address: null, ...overrides };
}
