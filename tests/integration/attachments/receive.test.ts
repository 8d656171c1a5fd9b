import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { MAX_FILES } from "@/lib/attachments/limits";
import { expirePending, PENDING_KEPT_MS } from "@/lib/attachments/mutations/expire";
import { receiveFiles, shownFiles } from "@/lib/attachments/mutations/receive";
import { db, pool } from "@/lib/db/client";
import {
  aForm,
  aJpeg,
  aPdf,
  aPicture,
  aPngHeader,
  aSender,
  type SentFile,
} from "../../support/factories/files";
import { FILED_AT } from "../../support/factories/filing";

const receive = (files: readonly SentFile[], sender = aSender(), kept: readonly string[] = []) =>
  receiveFiles(aForm(files, kept), sender, FILED_AT);

async function stored(id: string | undefined) {
  const row = await db().attachment.findUniqueOrThrow({ where: { id: id ?? "" }, include: { bytes: true } });
  const content = Buffer.from(row.bytes?.content ?? []);
  return { row, content, preview: row.bytes?.preview ? Buffer.from(row.bytes.preview) : null };
}
const reasons = async (name: string, content: Uint8Array) =>
  (await receive([[name, content]])).problems.map(({ name, reason, what }) => [name, reason, what]);

describe("a picture", () => {
  it("is turned upright and made anew: no place, no camera, nothing appended", async () => {
    const photo = await aPicture({ width: 60, height: 30 })
      .jpeg()
      .withExif({ IFD0: { Make: "CanaryCam" }, IFD3: { GPSLatitude: "25/1 2/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const withCamera = await sharp(photo, {}).metadata();
    expect(withCamera.orientation).toBe(6);
    const exif = await aPicture({ width: 60, height: 30 })
      .jpeg()
      .withExif({ IFD0: { Make: "CanaryCam" }, IFD3: { GPSLatitude: "25/1 2/1 0/1" } })
      .toBuffer();
    expect(exif.includes("CanaryCam")).toBe(true);
    for (const sent of [photo, exif]) {
      const { files } = await receive([
        ["me.jpg", Buffer.concat([sent, Buffer.from("<script>canary</script>")])],
      ]);
      const { row, content } = await stored(files[0]?.id);
      const found = await sharp(content).metadata();
      expect(found).toMatchObject({ format: "jpeg", width: row.width, height: row.height });
      expect([found.exif, found.xmp, found.iptc, found.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(content.includes("CanaryCam") || content.includes("canary")).toBe(false);
      expect(row.scanNotes).toContain("metadata-removed");
    }
    const { row } = await stored((await receive([["me.jpg", photo]])).files[0]?.id);
    expect([row.width, row.height]).toEqual([30, 60]);
  });

  it.each(["jpeg", "png", "webp", "gif"] as const)(
    "as %s keeps its kind and gets a small one",
    async (format) => {
      const sent = await aPicture({ width: 900, height: 600 }).toFormat(format).toBuffer();
      const { files, problems } = await receive([["pretends.exe", sent]]);
      expect(problems).toEqual([]);
      const { row, content, preview } = await stored(files[0]?.id);
      expect(row).toMatchObject({
        kind: "picture",
        mediaType: `image/${format}`,
        byteSize: content.byteLength,
      });
      expect(row.name).toBe(`pretends.${format === "jpeg" ? "jpg" : format}`);
      expect((await sharp(content).metadata()).format).toBe(format);
      expect(await sharp(preview ?? undefined).metadata()).toMatchObject({
        format: "webp",
        width: 320,
        height: 213,
      });
    },
  );

  it("that is huge when decoded is refused without decoding it", async () => {
    const bomb = aPngHeader(60_000, 60_000);
    expect(await reasons("bomb.png", bomb)).toEqual([["bomb.png", "too-detailed", null]]);
  });

  it("cut off, or only pretending, is called damaged", async () => {
    const photo = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: "#888",
        noise: { type: "gaussian", mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await reasons("half.jpg", photo.subarray(0, photo.byteLength / 2))).toEqual([
      ["half.jpg", "damaged", null],
    ]);
    const lying = Buffer.concat([Buffer.from("GIF89a"), Buffer.from("<script>alert(1)</script>")]);
    expect(await reasons("lie.gif", lying)).toEqual([["lie.gif", "damaged", null]]);
  });
});

describe("what is not taken", () => {
  it.each([
    ["drawing.svg", Buffer.from("<svg onload='alert(1)'/>"), "wrong-type", "svg"],
    ["page.jpg", Buffer.from("<html><script>alert(1)</script>"), "wrong-type", "web-page"],
    ["IMG_1.HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), "heic", null],
    ["empty.png", Buffer.alloc(0), "empty", null],
    ["cut.pdf", aPdf().subarray(0, -8), "damaged", null],
    ["big.pdf", Buffer.alloc(10 * 1024 * 1024 + 1, "%PDF-1.7 "), "too-big", null],
  ])("%s", async (name, content, reason, what) => {
    expect(await reasons(name, content)).toEqual([[name, reason, what]]);
  });

  it("is named while the others are kept", async () => {
    const files: SentFile[] = [["notes.txt", Buffer.from("hello")]];
    for (let n = 1; n <= MAX_FILES + 1; n += 1) files.push([`${n}.pdf`, aPdf()]);
    const received = await receive(files);
    expect(received.files.map(({ name }) => name)).toEqual(["1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf"]);
    expect(received.problems.map(({ name, reason }) => [name, reason])).toEqual([
      ["notes.txt", "wrong-type"],
      ["6.pdf", "too-many"],
    ]);
  });

  // By a plain form without a name, by an action that a script calls under this one.
  it.each(["", "undefined"])('an empty file input, named "%s", is nothing at all', async (name) => {
    expect(await receive([[name, Buffer.alloc(0)]])).toEqual({ files: [], problems: [] });
  });
});

describe("a PDF", () => {
  it("is kept byte for byte, with a note on what it may do", async () => {
    const sent = aPdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>");
    const { files } = await receive([["receipt.pdf", sent]]);
    const { row, content, preview } = await stored(files[0]?.id);
    expect(row).toMatchObject({ kind: "pdf", mediaType: "application/pdf", scanNotes: ["active-content"] });
    expect(content.equals(sent)).toBe(true);
    expect(preview).toBeNull();
  });
});

describe("files under a form's token", () => {
  it("are kept by their keys, and only for that form", async () => {
    const sender = aSender();
    const first = await receive(
      [
        ["a.pdf", aPdf()],
        ["b.jpg", await aJpeg()],
      ],
      sender,
    );
    const [a, b] = shownFiles(first).kept;
    const keys = [b?.key ?? "", a?.key ?? ""];
    expect((await receive([], sender, keys)).files.map(({ name }) => name)).toEqual(["b.jpg", "a.pdf"]);
    const stranger = await receive([], aSender(), keys);
    expect(stranger.files).toEqual([]);
    expect(stranger.problems.map(({ reason }) => reason)).toEqual(["lost"]);
  });

  it("are the same files when the form is sent again, also at the same moment", async () => {
    const sender = aSender();
    const files: SentFile[] = [
      ["a.jpg", await aJpeg()],
      ["b.pdf", aPdf()],
    ];
    const all = await Promise.all(Array.from({ length: 6 }, () => receive(files, sender)));
    expect(new Set(all.map(({ files }) => files.map(({ id }) => id).join())).size).toBe(1);
    expect(
      await db().attachment.count({ where: { id: { in: all[0]?.files.map(({ id }) => id) ?? [] } } }),
    ).toBe(2);
  });

  it("have names that nobody can guess", async () => {
    const { files } = await receive([
      ["a.pdf", aPdf()],
      ["b.pdf", aPdf()],
    ]);
    for (const { key } of files) expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(files[0]?.key.slice(0, 8)).not.toBe(files[1]?.key.slice(0, 8));
  });

  it("go after a day without a form, with their bytes, and not before", async () => {
    const { files } = await receive([["late.pdf", aPdf()]]);
    const id = files[0]?.id ?? "";
    await expirePending(new Date(FILED_AT.getTime() + PENDING_KEPT_MS));
    expect(await db().attachment.count({ where: { id } })).toBe(1);
    await expirePending(new Date(FILED_AT.getTime() + PENDING_KEPT_MS + 1));
    expect(await db().attachment.count({ where: { id } })).toBe(0);
    expect(await db().attachmentBytes.count({ where: { attachmentId: id } })).toBe(0);
  });

  it("are asked to wait when too much comes from one place; the text may go on", async () => {
    const sender = () => aSender({ address: "203.0.113.9" });
    await Promise.all(Array.from({ length: 60 }, () => receive([["x.txt", Buffer.from("x")]], sender())));
    const { problems } = await receive([["y.pdf", aPdf()]], sender());
    expect(problems.map(({ reason }) => reason)).toEqual(["busy"]);
    expect(await receive([], sender())).toEqual({ files: [], problems: [] });
  });
});

it("the database itself takes no other type, no path in a name, no short key", async () => {
  const insert = (row: { key: string; type: string; name: string }) =>
    pool().query(
      `INSERT INTO attachment (key, token_hash, kind, media_type, byte_size, width, height, sha256, source_sha256, name,
        author_kind, created_at) VALUES ($1, '\\x00', 'picture', $2, 1, 1, 1, '\\x00', $3, $4, 'customer', now())`,
      [row.key, row.type, Buffer.from(randomUUID()), row.name],
    );
  const key = () => randomUUID().replaceAll("-", "").padEnd(43, "x");
  await expect(insert({ key: key(), type: "image/png", name: "a.png" })).resolves.toBeDefined();
  await expect(insert({ key: key(), type: "image/svg+xml", name: "a.svg" })).rejects.toThrow(/type_check/);
  await expect(insert({ key: key(), type: "text/html", name: "a.html" })).rejects.toThrow(/type_check/);
  await expect(insert({ key: key(), type: "image/png", name: "../a.png" })).rejects.toThrow(/name_check/);
  await expect(insert({ key: "1", type: "image/png", name: "a.png" })).rejects.toThrow(/key_check/);
});
