import { contentDisposition } from "@/lib/attachments/file-name";
import { FILE_POLICY } from "@/lib/attachments/file-policy";

/** What a download needs, after its reader's right to it was checked. */
export type StoredFile = { name: string; mediaType: string; content: Uint8Array };
export type StoredPreview = { name: string; preview: Uint8Array };

// Whatever a browser or a viewer might find in a file: it gets no scripts, no origin of ours, and no second type.
const FIXED_HEADERS = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": FILE_POLICY,
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
} as const;

function answer(bytes: Uint8Array, headers: Record<string, string>): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...FIXED_HEADERS, ...headers } });
}

/** The file itself. A picture was made by us and may be looked at in place; a PDF came as it is and is only saved. */
export function fileResponse({ name, mediaType, content }: StoredFile): Response {
  const kind = mediaType === "application/pdf" ? "attachment" : "inline";
  return answer(content, {
    "Content-Type": mediaType,
    "Content-Disposition": contentDisposition(kind, name),
  });
}

/** The small picture of a list. */
export function previewResponse({ name, preview }: StoredPreview): Response {
  return answer(preview, {
    "Content-Type": "image/webp",
    "Content-Disposition": contentDisposition("inline", name),
  });
}

/** Unknown, somebody else's, and not for these eyes: one answer. */
export function noSuchFile(): Response {
  const headers = { ...FIXED_HEADERS, "Content-Type": "text/plain; charset=utf-8" };
  return new Response("There is no such file.\n", { status: 404, headers });
}
