import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";

type Options = NonNullable<Parameters<typeof parseArgs>[0]>["options"];
type Values = ReturnType<typeof parseArgs>["values"];

type Command = {
  usage: string;
  options: NonNullable<Options>;
  /** What it ends with. */
  work: (values: Values) => Promise<number>;
};

/** A command that looks through what is stored: its options, its end, and 2 where it could not look. */
export async function runVerification({ usage, options, work }: Command): Promise<void> {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: "boolean" } } });
    if (values.help) process.stdout.write(`${usage}\n`);
    else process.exitCode = await work(values);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exitCode = 2;
  } finally {
    await closeDb();
  }
}
