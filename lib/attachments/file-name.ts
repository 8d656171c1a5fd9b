const MAX_CHARACTERS = 100;
const NOTHING_LEFT = "file";

/**
 * A name that is safe to store, to show and to save under: no path, no control, invisible or direction-changing
 * characters, no dot in front, and the ending that belongs to what the file is. A name may not claim another type.
 */
export function cleanFileName(sent: string, extension: string): string {
  const last = sent.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = last
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ");
  const stem = visible.replace(/\.[A-Za-z0-9]{1,5}$/, "").replace(/^[.\s]+|[.\s]+$/g, "");
  const short = [...stem].slice(0, MAX_CHARACTERS).join("").trimEnd();
  return `${short || NOTHING_LEFT}.${extension}`;
}

/** A name as it came, for words about a file that was not taken: one line, nothing invisible, not endless. */
export function shownFileName(sent: string): string {
  const line = sent.normalize("NFC").replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, "");
  const characters = [...(line.split(/[/\\]/).at(-1) ?? "")];
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : characters.join("");
}

/** Everything that RFC 8187 does not list as safe by itself is written as percent and bytes. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The header that names a download (RFC 6266): plain ASCII for old readers, UTF-8 by RFC 8187 for the others. */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^A-Za-z0-9 ._-]/g, "_");
  return `${kind}; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`;
}
