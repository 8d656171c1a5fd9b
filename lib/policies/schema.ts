import { z } from "zod";

const id = z.guid();
const note = z
  .string()
  .default("")
  .transform((value) => value.replaceAll("\u0000", "").replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(2_000, "too-long"));

export const versionSchema = z.object({ id });
export const notedSchema = z.object({ id, note });
/** "version:<id>" or "template:<id>", as one select sends it. */
export const sourceSchema = z.object({ source: z.string().regex(/^(version|template):[\w-]{1,80}$/) });
/** A wall time in the organisation's zone; empty means at once. */
export const publishSchema = z.object({ id, from: z.string().trim().max(30).default("") });

/** The longest document that is looked at; the one that a house begins with has some 12,000 characters. */
const MOST_CHARACTERS = 2_000_000;

export const documentSchema = z.string().max(MOST_CHARACTERS);

/** What the editor sends to be saved: the version, what it was read as, and the document as JSON text. */
export const draftSchema = z.strictObject({
  id,
  revision: z.int().min(0),
  document: documentSchema,
});
