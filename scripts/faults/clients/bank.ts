import type { Dice } from "../dice";

/** What a bank says of some payments of a run; its mark stands in every row, with how many there are. */
export type BankFile = { mark: string; text: string; size: number };

const HEAD = "endToEndId,status,reason,date,reference";

function rowOf(
  lineId: string,
  { isPaid, day, mark }: { isPaid: boolean; day: string; mark: string },
): string {
  const [status, reason] = isPaid ? ["paid", ""] : ["failed", "AC04 closed account"];
  return [lineId.replaceAll("-", ""), status, reason, day, mark].join(",");
}

/** Answers for all of the payments or the first few of them: most are paid, some are not. */
export function bankFile(
  lineIds: readonly string[],
  { day, name, dice }: { day: string; name: string; dice: Dice },
): BankFile {
  const size = dice.roll() < 0.3 ? Math.ceil(lineIds.length / 2) : lineIds.length;
  const mark = `${name}x${size}`;
  const rows = lineIds
    .slice(0, size)
    .map((lineId) => rowOf(lineId, { isPaid: dice.roll() < 0.7, day, mark }));
  return { mark, text: `${[HEAD, ...rows].join("\n")}\n`, size };
}

/** The same with a payment in it that nobody sent: the whole of it must be refused. */
export function spoilt({ mark, text, size }: BankFile): BankFile {
  const strange = rowOf("00000000000040008000000000000000", {
    isPaid: true,
    day: "2026-01-01",
    mark: `${mark}-BAD`,
  });
  return { mark: `${mark}-BAD`, text: `${text.replaceAll(mark, `${mark}-BAD`)}${strange}\n`, size };
}
