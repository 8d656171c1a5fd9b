import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { isConserved } from "@/lib/domain/simulation/replay";
import { MEMO_MOST } from "@/lib/simulation/engine";
import { runSimulation } from "@/lib/simulation/run";
import { milliseconds, perSecond } from "../figures";

const MEGABYTE = 1e6;
const TENTHS = 10;

/** Other gestures: every case is decided twice, and most come out differently. */
function generous(policy: Policy): Policy {
  const doubled = policy.tiers.map(({ gestureMinor, ...tier }) => ({
    ...tier,
    gestureMinor: Object.fromEntries(
      Object.entries(gestureMinor).map(([code, amount]) => [code, amount * 2n]),
    ),
  }));
  return { ...policy, version: policy.version + 1, tiers: doubled };
}

async function measured(memoMost: number): Promise<string> {
  let peak = 0;
  const series: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const outcome = await runSimulation({
    scope: { from: new Date(0), to: new Date("2100-01-01"), departmentId: null },
    policy: generous(DEFAULT_POLICY),
    memoMost,
    goesOn: async ({ done, total }) => {
      const rss = process.memoryUsage.rss();
      peak = Math.max(peak, rss);
      if (done * TENTHS >= series.length * total) series.push(Math.round(rss / MEGABYTE));
      return true;
    },
  });
  const seconds = (performance.now() - startedMs) / 1000;
  delay.disable();
  const cpu = process.cpuUsage(cpuBefore);
  if (!outcome) throw new Error("the simulation stopped");
  const { counted, replay } = outcome.result;
  return [
    `${perSecond(counted.complaints / seconds).replace("/s", " cases/s")}`,
    `${counted.complaints.toLocaleString("en")} complaints (${replay.decisions.toLocaleString("en")} decisions) in ${seconds.toFixed(1)} s`,
    `${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor here`,
    `peak ${Math.round(peak / MEGABYTE)} MB (by tenths of the past: ${series.join(" ")})`,
    `other work waits p99 ${milliseconds(delay.percentile(99) / 1e6)}`,
    isConserved(replay) ? "delta 0" : "DOES NOT REPLAY",
  ].join(", ");
}

/** The whole past tried on another policy, in this process and on the database of the bench; nothing is written. */
export async function simulationPart(): Promise<string[]> {
  return [`Simulation: ${await measured(MEMO_MOST)}`, `Simulation, nothing remembered: ${await measured(0)}`];
}
