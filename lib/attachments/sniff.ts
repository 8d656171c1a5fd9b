import type { RefusedType } from "@/lib/attachments/types";

export const PICTURE_FORMATS = ["jpeg", "png", "webp", "gif"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export type Sniffed =
  | { kind: "picture"; format: PictureFormat }
  | { kind: "pdf" }
  | { kind: "heic" }
  | { kind: "refused"; what: RefusedType };

const HEAD_BYTES = 4096;
const picture = (format: PictureFormat): Sniffed => ({ kind: "picture", format });
const refused = (what: RefusedType): Sniffed => ({ kind: "refused", what });

/** What files begin with, as Latin-1 text; "?" stands for any byte. */
const BEGINNINGS: readonly (readonly [marks: readonly string[], found: Sniffed])[] = [
  [["\xff\xd8\xff"], picture("jpeg")],
  [["\x89PNG\r\n\x1a\n"], picture("png")],
  [["GIF87a", "GIF89a"], picture("gif")],
  [["RIFF????WEBP"], picture("webp")],
  [["%PDF-"], { kind: "pdf" }],
  [["RIFF????AVI ", "\x1a\x45\xdf\xa3", "\x00\x00\x01\xba", "FLV"], refused("video")],
  [["RIFF????WAVE", "ID3", "OggS", "fLaC", "\xff\xfb", "\xff\xf3", "\xff\xf2"], refused("sound")],
  [["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "{\\rtf"], refused("office")],
  [["PK\x05\x06", "Rar!", "7z\xbc\xaf", "\x1f\x8b", "BZh"], refused("archive")],
  [["II*\x00", "MM\x00*"], refused("tiff")],
  [["BM????\x00\x00\x00\x00"], refused("bmp")],
  [["MZ", "\x7fELF", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe", "#!"], refused("program")],
];

function startsWith(head: string, mark: string): boolean {
  return [...mark].every((sign, at) => sign === "?" || sign === head[at]);
}

/** A ZIP, or one of the office formats that are ZIPs inside. */
function ofZip(head: string): Sniffed | null {
  if (!head.startsWith("PK\x03\x04")) return null;
  return refused(/\[Content_Types\]\.xml|word\/|xl\/|ppt\/|opendocument/.test(head) ? "office" : "archive");
}

const HEIC_BRANDS = /^(?:heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1)$/;

/** The ISO container of phones: its brands tell HEIC from AVIF, sound and video. */
function ofContainer(head: string): Sniffed | null {
  if (head.slice(4, 8) !== "ftyp") return null;
  const end = Math.min(head.charCodeAt(2) * 256 + head.charCodeAt(3), 128);
  const brands = [head.slice(8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.slice(at, at + 4));
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return refused("avif");
  if (brands.some((brand) => HEIC_BRANDS.test(brand))) return { kind: "heic" };
  return refused(brands[0]?.startsWith("M4A") ? "sound" : "video");
}

function ofText(head: string): Sniffed {
  const text = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
  // In UTF-16 every other byte of a Latin letter is a zero.
  const letters = text.replaceAll("\x00", "");
  if (/<svg[\s>]/i.test(letters)) return refused("svg");
  if (/<(?:!doctype html|html|head|body|script|iframe|meta|title|table|div|p|a)[\s>/]/i.test(letters))
    return refused("web-page");
  return refused(isWriting(text) ? "text" : "unknown");
}

/** Whether there are only signs that stand in texts: no control character but tab and line ends. */
function isWriting(text: string): boolean {
  return text !== "" && [...text].every((sign) => sign >= " " || "\t\n\f\r".includes(sign));
}

/** What a file is by its content; neither its name nor what the browser says about it is asked. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  const found = BEGINNINGS.find(([marks]) => marks.some((mark) => startsWith(head, mark)));
  return found?.[1] ?? ofZip(head) ?? ofContainer(head) ?? ofText(head);
}
