import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sniffed, sniff } from "@/lib/attachments/sniff";

const bytes = (head: string) => Buffer.from(head, "latin1");
const what = (found: Sniffed) =>
  found.kind === "picture" ? found.format : found.kind === "refused" ? found.what : found.kind;
const zip = (name: string) => `PK\x03\x04\x14\0\0\0\x08\0${"\0".repeat(16)}\x13\0\0\0${name}`;
const container = (...brands: string[]) =>
  `\0\0\0${String.fromCharCode(16 + 4 * (brands.length - 1))}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join("")}`;

describe("what a file is, by its content", () => {
  it.each([
    ["jpeg", "\xff\xd8\xff\xe0\0\x10JFIF"],
    ["png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    ["gif", "GIF89a"],
    ["webp", "RIFF\x24\0\0\0WEBPVP8 "],
    ["pdf", "%PDF-1.4\n"],
    ["heic", container("heic", "mif1", "heic")],
    ["heic", container("mif1", "miaf", "heic")],
    ["avif", container("avif", "mif1", "miaf")],
    ["video", container("isom", "iso2", "mp41")],
    ["video", container("qt  ")],
    ["sound", container("M4A ", "isom")],
    ["svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>"],
    ["svg", "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><svg>"],
    ["svg", "\xff\xfe<\0s\0v\0g\0>\0"],
    ["web-page", "<!DOCTYPE html><html>"],
    ["web-page", "  \n<script>alert(1)</script>"],
    ["archive", zip("photo.jpg")],
    ["office", zip("word/document.xml")],
    ["office", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    ["tiff", "II*\0"],
    ["program", "MZ\x90\0"],
    ["program", "#!/bin/sh\n"],
    ["text", "Dear Sir or Madam,\r\n"],
    ["unknown", "\0\x01\x02\x03"],
    ["unknown", ""],
  ])("%s", (expected, head) => {
    expect(what(sniff(bytes(head)))).toBe(expected);
  });

  it("takes nothing for a picture or a PDF whose mark does not stand at the very beginning", () => {
    const marks = fc.constantFrom("\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF89a", "%PDF-1.7");
    fc.assert(
      fc.property(fc.stringMatching(/^[ -$&-~]{1,40}$/), marks, (before, mark) => {
        fc.pre(!before.startsWith("GIF8"));
        expect(["picture", "pdf"]).not.toContain(sniff(bytes(before + mark)).kind);
      }),
    );
  });
});
