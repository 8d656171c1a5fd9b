import { closeDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { seedDemo } from "./demo/demo";

const DEMO_COMPANY = { name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" };
const NEW_COMPANY = { name: "Our company", timeZone: "UTC", baseCurrency: "EUR" };

/** What every installation needs and, in demo mode, a company with a history. Safe to run again. */
async function seed(): Promise<void> {
  const { demo } = env();
  await installOrganisation(demo ? DEMO_COMPANY : NEW_COMPANY);
  if (demo) await seedDemo(new Date(), (line) => process.stdout.write(`    ${line}\n`));
}

try {
  await seed();
} finally {
  await closeDb();
}
