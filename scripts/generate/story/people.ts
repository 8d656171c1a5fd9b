import type { CustomerStanding, CustomerTier } from "@/lib/domain/customer";
import { PRIORITY_TIERS } from "@/lib/domain/customer";
import { DAY_MS } from "@/lib/domain/duration";
import type { Locale } from "@/lib/i18n/config";
import type { CopyWriter } from "../copy/writer";
import { type Dice, STREAMS } from "../dice";
import { type Uid, uidAt } from "../ids";
import type { Plan } from "../plan/plan";
import { PHRASEBOOKS } from "../words/phrasebooks";

/** The domain of all customers made here: by it they are known again. */
export const MAIL_DOMAIN = "post.example";

export type Contact = { id: Uid; kind: "email" | "phone"; value: string };

/** A customer, who is the same whoever asks: everything follows from the number. */
export type Customer = {
  id: Uid;
  name: string;
  locale: Locale;
  tier: CustomerTier;
  standing: CustomerStanding;
  createdAt: Date;
  /** Known before the history begins, by a contact point that was verified then. */
  isKnown: boolean;
  isVip: boolean;
  email: Contact | null;
  phone: Contact | null;
};

const KNOWN = 0.13;

function localeFor(dice: Dice): Locale {
  const share = dice.next();
  return share < 0.45 ? "zh-Hant" : share < 0.71 ? "zh-Hans" : "en";
}

function standingFor(dice: Dice): { tier: CustomerTier; standing: CustomerStanding } {
  const share = dice.next();
  if (share < 0.03) return { tier: "diamond", standing: "vip" };
  if (share < 0.12) return { tier: "gold", standing: share < 0.06 ? "vip" : "existing" };
  return { tier: share < 0.36 ? "silver" : "regular", standing: "existing" };
}

const PHONES: Readonly<Record<Locale, { prefix: string; digits: number }>> = {
  "zh-Hant": { prefix: "+8869", digits: 8 },
  "zh-Hans": { prefix: "+86138", digits: 8 },
  en: { prefix: "+4474", digits: 8 },
};

/** Numbers differ because customers do; the first digit keeps them valid. */
function phoneOf(locale: Locale, index: number): string {
  const { prefix, digits } = PHONES[locale];
  return `${prefix}${String(index + 10_000_000).padStart(digits, "0")}`;
}

function mailboxOf(given: string, family: string, index: number): string {
  const latin = `${given}.${family}`.toLowerCase();
  return /^[a-z.]+$/.test(latin) ? `${latin}.${index}` : `c${index}`;
}

/** The customer with this number of a plan. `dice` is the caller's own, used for nothing else meanwhile. */
export function customerAt(plan: Plan, index: number, dice: Dice): Customer {
  dice.at(STREAMS.customer, index);
  const locale = localeFor(dice);
  const { given, family, familyFirst } = PHRASEBOOKS[locale].names;
  const [own, house] = [dice.pick(given), dice.pick(family)];
  const isKnown = dice.chance(KNOWN);
  const rank = isKnown ? standingFor(dice) : ({ tier: "regular", standing: "new" } as const);
  const firstMs = plan.firstMs[index] ?? 0;
  const createdMs = isKnown ? firstMs - Math.floor(dice.between(90, 900) * DAY_MS) : firstMs;
  const hasEmail = isKnown || dice.chance(0.87);
  const hasPhone = !hasEmail || dice.chance(0.3);
  const contact = (kind: Contact["kind"], value: string, place: number): Contact => ({
    id: uidAt(createdMs, place, dice),
    kind,
    value,
  });
  return {
    id: uidAt(createdMs, 0, dice),
    name: familyFirst ? `${house}${own}` : `${own} ${house}`,
    locale,
    ...rank,
    createdAt: new Date(createdMs),
    isKnown,
    isVip: isKnown && (PRIORITY_TIERS.includes(rank.tier) || rank.standing === "vip"),
    email: hasEmail ? contact("email", `${mailboxOf(own, house, index)}@${MAIL_DOMAIN}`, 1) : null,
    phone: hasPhone ? contact("phone", phoneOf(locale, index), 2) : null,
  };
}

export type PeopleWriters = { customer: CopyWriter<"customer">; contact_point: CopyWriter<"contact_point"> };

/** Writes the customer down, with the first complaint. `verifiedAt`: when a newcomer proved the mailbox, if ever. */
export function writeCustomer(out: PeopleWriters, customer: Customer, verifiedAt: Date | null): void {
  const { id, name, locale, tier, standing, createdAt } = customer;
  out.customer.add({ id, name, locale, tier, standing, note: null, created_at: createdAt });
  for (const contact of [customer.email, customer.phone]) {
    if (!contact) continue;
    const known = customer.isKnown && contact.kind === "email" ? createdAt : null;
    out.contact_point.add({
      id: contact.id,
      customer_id: id,
      kind: contact.kind,
      value: contact.value,
      verified_at: contact.kind === "email" ? (known ?? verifiedAt) : null,
      created_at: createdAt,
    });
  }
}
