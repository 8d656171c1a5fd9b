import { allRules } from "@/lib/domain/compensation/guarantee";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { OwnWords, Wording } from "@/lib/domain/compensation/wording";
import { LOCALES } from "@/lib/i18n/config";
import { messagesFor } from "@/lib/i18n/load-messages";

function keysOf(policy: Policy): readonly string[] {
  const wordings: (Wording | null)[] = [
    policy.name,
    ...policy.tiers.map(({ name }) => name),
    ...policy.measures.map(({ label }) => label),
    ...allRules(policy).flatMap(({ wording }) => [wording.name, wording.agent, wording.customer]),
  ];
  return [...new Set(wordings.filter((words) => typeof words === "string"))];
}

function messageAt(table: unknown, key: string): string | null {
  const found = key.split(".").reduce<unknown>((at, name) => {
    return typeof at === "object" && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : null;
  }, table);
  // A manager's own sentence names its places plainly: "{percent}".
  return typeof found === "string" ? found.replace(/\{(\w+), number\}/g, "{$1}") : null;
}

/** The shipped sentences that a policy names, in every language: what "write your own" starts from. */
export function shippedWords(policy: Policy): Readonly<Record<string, OwnWords>> {
  return Object.fromEntries(
    keysOf(policy).flatMap((key) => {
      const [en, hans, hant] = LOCALES.map((locale) => messageAt(messagesFor(locale).compensation, key));
      return en && hans && hant ? [[key, { en, "zh-Hans": hans, "zh-Hant": hant }]] : [];
    }),
  );
}
