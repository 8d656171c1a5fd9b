import { statementsOf as recorded } from "@/scripts/bench/statements";

/** Every statement that some work sends to the database, in order, without its values. Nothing else may run meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await recorded(work)).map(({ text }) => text);
}
