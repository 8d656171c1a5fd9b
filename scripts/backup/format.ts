import { z } from "zod";

/**
 * A backup is one gzip stream. Inside: a header line; then for each table a line that names it, its rows in PostgreSQL's
 * COPY text format in pieces ("<length>\n" and so many bytes, "0\n" after the last), and a line with its sums; then a
 * last line with the SHA-256 of all before. Lines are JSON.
 */
export const FORMAT = "amends-backup";
export const VERSION = 1;

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  takenAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.string()),
});
export type Header = z.infer<typeof headerSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
export const sumsSchema = z.object({ rows: z.number(), digest: z.string() });
export type Sums = z.infer<typeof sumsSchema>;

export const endSchema = z.object({ end: z.literal(true), sha256: z.string() });

/** What is said at the end of either way. */
export type Told = { tables: number; rows: number };
