import type { PictureFormat } from "@/lib/attachments/sniff";
import type { ScanNote } from "@/lib/attachments/types";

/** A phone's largest pictures have 50 million pixels; four bytes each is what decoding one may cost. */
const MAX_PIXELS = 64_000_000;
/** Of all frames together: an animation is encoded frame by frame. */
const MAX_ANIMATION_PIXELS = 20_000_000;
/** Enough to read a receipt, and to print it. */
const LONGEST_SIDE = 4096;
const PREVIEW_SIDE = 320;
const SECONDS = 20;
const LOADERS = ["JpegBuffer", "PngBuffer", "WebpBuffer", "NsgifBuffer"].map(
  (name) => `VipsForeignLoad${name}`,
);

export type Picture = {
  content: Buffer;
  preview: Buffer;
  width: number;
  height: number;
  scanNotes: ScanNote[];
};
export type PictureResult =
  | { ok: true; picture: Picture }
  | { ok: false; reason: "damaged" | "too-detailed" };

type Sharp = typeof import("sharp").default;
type Holder = typeof globalThis & { amendsPictures?: { sharp: Promise<Sharp>; last: Promise<unknown> } };
const holder: Holder = globalThis;

/** Loaded with the first picture, so that filing without one neither waits for it nor pays for its memory. */
async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  // Whatever a file pretends to be, only these four readers are ever let near it.
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS });
  return sharp;
}

/** One picture after the other: a decoded one takes up to a quarter of a gigabyte. */
function inTurn<T>(work: (sharp: Sharp) => Promise<T>): Promise<T> {
  holder.amendsPictures ??= { sharp: loadSharp(), last: Promise.resolve() };
  const { sharp, last } = holder.amendsPictures;
  const mine = last.then(async () => work(await sharp));
  holder.amendsPictures.last = mine.catch(() => undefined);
  return mine;
}

function refusalOf(error: unknown): PictureResult {
  const isTooLarge = error instanceof Error && /pixel limit|timeout/i.test(error.message);
  return { ok: false, reason: isTooLarge ? "too-detailed" : "damaged" };
}

/**
 * Decodes a picture and makes it anew: turned upright first, since its orientation is part of what is left out; nothing
 * of what stood beside the pixels (place, camera, comments, appended bytes) survives.
 */
export async function remakePicture(bytes: Buffer, format: PictureFormat): Promise<PictureResult> {
  try {
    return await inTurn((sharp) => remake(sharp, bytes, format));
  } catch (error) {
    return refusalOf(error);
  }
}

async function remake(sharp: Sharp, bytes: Buffer, format: PictureFormat): Promise<PictureResult> {
  const safe = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;
  const found = await sharp(bytes, safe).metadata();
  if (found.format !== format) return { ok: false, reason: "damaged" };
  const isAnimated = (found.pages ?? 1) > 1;
  const pixels = found.width * (found.pageHeight ?? found.height) * (found.pages ?? 1);
  if (isAnimated && pixels > MAX_ANIMATION_PIXELS) return { ok: false, reason: "too-detailed" };
  // Frames of an animation are all upright; to turn them would need each one apart.
  const read = sharp(bytes, { ...safe, animated: isAnimated }).timeout({ seconds: SECONDS });
  const fitted = (isAnimated ? read : read.autoOrient()).resize({
    width: LONGEST_SIDE,
    height: LONGEST_SIDE,
    fit: "inside",
    withoutEnlargement: true,
  });
  const { data, info } = await encoded(fitted, format).toBuffer({ resolveWithObject: true });
  const preview = await sharp(data, safe)
    .timeout({ seconds: SECONDS })
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer();
  const scanNotes: ScanNote[] = [];
  if (Math.max(found.width, found.pageHeight ?? found.height) > LONGEST_SIDE) scanNotes.push("made-smaller");
  if (found.exif || found.xmp || found.iptc) scanNotes.push("metadata-removed");
  const height = info.pageHeight ?? info.height;
  return { ok: true, picture: { content: data, preview, width: info.width, height, scanNotes } };
}

function encoded(picture: ReturnType<Sharp>, format: PictureFormat): ReturnType<Sharp> {
  if (format === "jpeg") return picture.jpeg({ quality: 85 });
  if (format === "png") return picture.png();
  if (format === "webp") return picture.webp({ quality: 85 });
  return picture.gif({ effort: 1 });
}
