import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";
import { rebuildClocks } from "@/lib/sla/mutations/rebuild";
import { checkClocks } from "@/lib/sla/queries/check-clocks";

const USAGE = `Usage: npm run sla:verify [-- --all] [-- --repair]

  Recomputes every clock of the open complaints from their logs and lists what the index holds differently. Ends with 0
  when nothing differs, else with 1.
  --all      closed complaints too
  --repair   writes the index anew where it differs, and ends with 0`;

async function main(): Promise<number> {
  const options = {
    all: { type: "boolean" },
    repair: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { all = false, repair = false } = values;
  if (repair) {
    process.stdout.write(`${await rebuildClocks({ all })} complaints written anew\n`);
    return 0;
  }
  let [checked, wrong] = [0, 0];
  for await (const batch of checkClocks({ all })) {
    checked += batch.checked;
    wrong += batch.wrong.length;
    for (const { reference, differences } of batch.wrong)
      for (const { where, field, stored, recomputed } of differences)
        process.stdout.write(`${reference} ${where}: ${field} is ${stored}, the log says ${recomputed}\n`);
  }
  process.stdout.write(`${checked} complaints, ${wrong} with differences\n`);
  return wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 2;
} finally {
  await closeDb();
}
