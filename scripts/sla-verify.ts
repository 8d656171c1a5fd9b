import { rebuildClocks } from "@/lib/sla/mutations/rebuild";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { runVerification } from "./verify-command";

const USAGE = `Usage: npm run sla:verify [-- --all] [-- --repair]

  Recomputes every clock of the open complaints from their logs and lists what the index holds differently. Ends with 0
  when nothing differs, else with 1.
  --all      closed complaints too
  --repair   writes the index anew where it differs, and ends with 0`;

async function verify(all: boolean): Promise<number> {
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

await runVerification({
  usage: USAGE,
  options: { all: { type: "boolean" }, repair: { type: "boolean" } },
  work: async ({ all, repair }) => {
    if (repair !== true) return verify(all === true);
    process.stdout.write(`${await rebuildClocks({ all: all === true })} complaints written anew\n`);
    return 0;
  },
});
