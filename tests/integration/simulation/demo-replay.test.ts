import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { isConserved } from "@/lib/domain/simulation/replay";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { runSimulation } from "@/lib/simulation/run";
import { seedDemo } from "@/prisma/demo/demo";

const NOW = new Date("2026-11-21T16:15:00Z");
const ALL = { from: new Date(0), to: new Date("2030-01-01"), departmentId: null };

beforeAll(async () => {
  await installOrganisation({ name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  await seedDemo(NOW);
});

it("the demo company's past replays byte for byte, and its money is the books' to the cent", async () => {
  const outcome = await runSimulation({ scope: ALL, policy: DEFAULT_POLICY, goesOn: async () => true });
  const result = outcome?.result;
  expect(result?.counted.complaints).toBe(await db().complaint.count());
  expect(result?.replay.decisions).toBe(await db().compensationDecision.count());
  expect(result?.replay.decisions).toBeGreaterThan(10);
  expect(result?.replay.awards).toBe(await db().award.count());
  expect(result && isConserved(result.replay)).toBe(true);
});
