import { createHash } from "node:crypto";
import type { History } from "../history";
import { signInByForm } from "./sign-in";

const FORMATS = ["csv", "pain-001"] as const;

export type Files = ReturnType<typeof filesOf>;

/** A colleague who fetches a run's files in the browser and remembers each by its hash. */
export function filesOf(origin: string, history: History) {
  const hashes = new Map<string, string>();
  let cookie: string | null = null;

  /** True where an answer was whole. */
  async function fetchOne(runId: string, format: (typeof FORMATS)[number]): Promise<boolean> {
    cookie ??= await signInByForm(origin, "priya@demo.example");
    const response = await fetch(`${origin}/payouts/${runId}/file?format=${format}`, {
      headers: { cookie },
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status === 404) {
      // Where nothing goes by transfer there is no order; the table is always there.
      if (format === "csv") history.complain(`run ${runId} was sent and has no table`);
      return true;
    }
    if (response.status !== 200) {
      cookie = null;
      return false;
    }
    const name = `${runId} ${format}`;
    const hash = createHash("sha256").update(bytes).digest("hex");
    const before = hashes.get(name);
    if (before !== undefined && before !== hash) history.complain(`the file ${name} is not what it was`);
    hashes.set(name, before ?? hash);
    history.note("fetch", name, "ok");
    return true;
  }

  return {
    hashes: hashes as ReadonlyMap<string, string>,
    /** Both files of a run that was sent; a fault in between is met by the next time. */
    async fetchAll(runId: string): Promise<void> {
      for (const format of FORMATS)
        try {
          if (!(await fetchOne(runId, format))) history.note("fetch", `${runId} ${format}`, "unknown");
        } catch {
          cookie = null;
          history.note("fetch", `${runId} ${format}`, "unknown");
        }
    },
  };
}
