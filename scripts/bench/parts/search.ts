import { searchComplaints } from "@/lib/complaints/queries/search";
import { pool } from "@/lib/db/client";
import { paths, withQuery } from "@/lib/paths";
import { likePattern, parseSearchQuery } from "@/lib/search/terms";
import { milliseconds, percentile } from "../figures";
import { floorOf } from "../floor";
import type { Scene } from "../scene";

const WORDS = [
  "退款",
  "客服",
  "酒店",
  "房間",
  "态度",
  "包裹",
  "refund",
  "broken screen",
  "hotel",
  "late delivery",
  "電梯",
  "發票",
];

async function pageMs(url: string, cookie: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - started;
}

/** How many complaints hold the words by the index, and how many truly do, by looking at every one. */
async function foundOf(words: string): Promise<{ found: number; there: number }> {
  const query = parseSearchQuery(words);
  if (query.kind !== "terms") return { found: 0, there: 0 };
  const holds = query.needles.map((_, index) => `haystack LIKE $${index + 2}`).join(" AND ");
  const patterns = query.needles.map(likePattern);
  const count = async (condition: string) => {
    const text = `SELECT count(*)::int AS n FROM complaint_search WHERE ${condition} AND ${holds}`;
    const { rows } = await pool().query<{ n: number }>(text, [query.terms, ...patterns]);
    return rows[0]?.n ?? 0;
  };
  return { found: await count("terms @> $1::text[]"), there: await count("$1::text[] IS NOT NULL") };
}

/** Pages of search results, each word in turn; and whether all that match are found. */
export async function searchPart(scene: Scene): Promise<string[]> {
  const { url, cookie, staff, options } = scene;
  const times: number[] = [];
  for (let round = 0; round <= options.runs * 5; round += 1) {
    for (const words of WORDS) {
      const took = await pageMs(url + withQuery(paths.queue, { q: words }), cookie);
      if (round > 0) times.push(took);
    }
  }
  const floor = await floorOf(() => searchComplaints(staff, "退款", null));
  let found = 0;
  let there = 0;
  for (const words of WORDS) {
    const count = await foundOf(words);
    found += count.found;
    there += count.there;
  }
  return [
    `Search: p50 ${milliseconds(percentile(times, 0.5))}, p95 ${milliseconds(percentile(times, 0.95))} at 1; its statement alone ${milliseconds(floor.ms)}; ${found} found of ${there} that match`,
  ];
}
