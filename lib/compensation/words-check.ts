import { speechFor } from "@/lib/compensation/speech";
import type { ChosenLine } from "@/lib/compensation/types";
import type { Decision } from "@/lib/domain/compensation/decision";
import { renderExplanation } from "@/lib/domain/compensation/render";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";

type Valued = { part: string; kind: string; faceMinor: bigint };

function keysOf(lines: readonly Valued[], part: LedgerPart): string {
  return lines
    .flatMap((line) => (line.part === part ? [`${line.kind}:${line.faceMinor}`] : []))
    .sort()
    .join(" ");
}

/** Whether a part is not what the rules propose for it; the other part may be. */
export function departs(decision: Decision, lines: readonly Valued[], part: LedgerPart): boolean {
  return keysOf(decision.lines, part) !== keysOf(lines, part);
}

/** The customer's explanation as the rules make it, in one language. */
export function proposedWords(decision: Decision, locale: Locale): string {
  return renderExplanation(decision.explanation, "customer", speechFor(locale)).join("\n");
}

/**
 * Whether the words still speak of what the rules proposed though something else is sent: left just as they were, or
 * naming an amount that is not in it. A customer must not read of money that does not come.
 */
export function speaksOfOther(
  decision: Decision,
  { lines, words }: { lines: readonly ChosenLine[]; words: string },
  locale: Locale,
): boolean {
  const hasChanged = departs(decision, lines, "entitlement") || departs(decision, lines, "goodwill");
  if (hasChanged && words === proposedWords(decision, locale)) return true;
  const sent = new Set(lines.map(({ faceMinor }) => faceMinor));
  return decision.lines.some(({ part, faceMinor }) => {
    if (part === "human" || sent.has(faceMinor)) return false;
    return words.includes(formatMoney({ amountMinor: faceMinor, currency: decision.currency }, locale));
  });
}
