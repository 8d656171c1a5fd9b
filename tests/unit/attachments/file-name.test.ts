import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName, contentDisposition, shownFileName } from "@/lib/attachments/file-name";

describe("a name that may be stored", () => {
  it.each([
    ["receipt.pdf", "pdf", "receipt.pdf"],
    ["收據 三月.PDF", "pdf", "收據 三月.pdf"],
    ["../../etc/passwd", "jpg", "passwd.jpg"],
    ["C:\\Users\\me\\photo.jpeg", "jpg", "photo.jpg"],
    ["\u200b.htaccess", "jpg", "htaccess.jpg"],
    ["\u202egpj.exe", "png", "gpj.png"],
    ["invoice.pdf.exe", "pdf", "invoice.pdf.pdf"],
    ["page.html", "jpg", "page.jpg"],
    ["a\r\nSet-Cookie: x=1.jpg", "jpg", "aSet-Cookie_ x=1.jpg"],
    ['x".jpg', "jpg", "x_.jpg"],
    ["...", "gif", "file.gif"],
    ["", "png", "file.png"],
    ["\u2800\u3164\ufeff.png", "png", "\u2800.png"],
  ])("%j as %s", (sent, ending, expected) => {
    expect(cleanFileName(sent, ending)).toBe(expected);
  });

  it("holds no path, nothing invisible, fits its column, and keeps its ending, whatever was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 150 }), (sent) => {
        const name = cleanFileName(sent, "webp");
        expect(name).not.toMatch(/[/\\\p{C}\p{Zl}\p{Zp}]/u);
        expect(name).toMatch(/^[^.\s].*\.webp$/u);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(cleanFileName(name, "webp")).toBe(name);
      }),
    );
  });

  it("is shown in one short line also when the file was not taken", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 150 }), (sent) => {
        const shown = shownFileName(sent);
        expect(shown).not.toMatch(/[/\\\p{C}\p{Zl}\p{Zp}]/u);
        expect([...shown].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe("the header that names a download", () => {
  it("is plain ASCII in one line, and gives the name back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (sent) => {
        const name = cleanFileName(sent, "pdf");
        const header = contentDisposition("attachment", name);
        expect(header).toMatch(
          /^attachment; filename="[A-Za-z0-9 ._-]+"; filename\*=UTF-8''[!#$&+\-.^_`|~A-Za-z0-9%]+$/,
        );
        expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(name);
      }),
    );
  });
});
