import { db } from "@/lib/db/client";

/** Whether the database answers within two seconds. */
export async function isDatabaseUp(): Promise<boolean> {
  const answer = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
  return Promise.race([answer, tooLate]);
}
