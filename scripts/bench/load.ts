import autocannon from "autocannon";
import { median, percentile } from "./figures";

export type LoadTarget = {
  url: string;
  connections: number;
  seconds: number;
  headers?: Record<string, string>;
  /** Makes each request anew, for those that must differ; sent by POST. */
  body?: () => { headers: Record<string, string>; body: string };
};

export type LoadFigures = { p50: number; p95: number; perSecond: number; failed: number };

/** One run of load, bounded in time; each answer is timed by itself, so that percentiles are exact. */
async function loadOnce({ url, connections, seconds, headers = {}, body }: LoadTarget): Promise<LoadFigures> {
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const made = body?.();
    return made
      ? { ...request, method: "POST", headers: { ...headers, ...made.headers }, body: made.body }
      : request;
  };
  const result = await new Promise<autocannon.Result>((done, broken) => {
    const run = autocannon(
      { url, connections, duration: seconds, headers, ...(body ? { requests: [{ setupRequest }] } : {}) },
      (error: unknown, figures) => (error ? broken(error) : done(figures)),
    );
    run.on("response", (_client, status, _bytes, time) => {
      if (status >= 200 && status < 300) times.push(time);
      else failed += 1;
    });
  });
  const elapsed = (performance.now() - started) / 1000;
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    perSecond: times.length / elapsed,
    failed: failed + result.errors + result.timeouts,
  };
}

/** The medians of several runs, after a short one that only warms up. */
export async function load(target: LoadTarget, runs: number): Promise<LoadFigures> {
  await loadOnce({ ...target, seconds: 2 });
  const all: LoadFigures[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await loadOnce(target));
  const of = (key: keyof LoadFigures) => median(all.map((figures) => figures[key]));
  return {
    p50: of("p50"),
    p95: of("p95"),
    perSecond: of("perSecond"),
    failed: Math.max(...all.map((one) => one.failed)),
  };
}
