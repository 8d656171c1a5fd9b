import type { Tx } from "@/lib/db/client";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import type { Names } from "@/lib/organisation/names";

/** Before any complaint: the first version must also count what was received long ago. */
const FIRST_FROM = new Date(0);

const OFFICE: Names = { en: "Office hours", "zh-Hans": "工作时间", "zh-Hant": "上班時間" };

/** Publishes the terms and the calendar that an installation begins with, unless there are some; whether it did. */
export async function installSla(tx: Tx, timeZone: string): Promise<boolean> {
  if ((await tx.slaVersion.count()) > 0) return false;
  await tx.calendar.create({ data: { key: "office", names: OFFICE }, select: { key: true } });
  await tx.$executeRaw`
    INSERT INTO calendar_version (calendar_key, version, document, effective_from)
    VALUES ('office', 1, ${JSON.stringify(officeHours(timeZone))}::jsonb, ${FIRST_FROM})`;
  await tx.$executeRaw`
    INSERT INTO sla_version (version, document, effective_from, published_at)
    VALUES (1, ${JSON.stringify(defaultTerms(timeZone))}::jsonb, ${FIRST_FROM}, now())`;
  return true;
}
