import { DAY_MS, HOUR_MS } from "./duration";

/**
 * What ties another complaint to this one. A contact point belongs to one customer, so across customers it is the mailbox
 * that counts, under whatever spelling.
 */
export const SIGNAL_LINKS = ["customer", "order", "mailbox"] as const;
export type SignalLink = (typeof SIGNAL_LINKS)[number];

export const SIGNAL_WINDOWS = ["hour", "day", "month"] as const;
export type SignalWindow = (typeof SIGNAL_WINDOWS)[number];
const WINDOW_MS = { hour: HOUR_MS, day: DAY_MS, month: 30 * DAY_MS } as const satisfies Record<
  SignalWindow,
  number
>;
/** How far back money and complaints are looked at. */
export const SIGNAL_REACH_DAYS = 365;

/** A complaint tied to the one in hand. */
export type TiedComplaint = {
  readonly link: SignalLink;
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly awards: readonly { readonly at: Date; readonly amountMinor: bigint; readonly currency: string }[];
};

export type Velocity = {
  /** Complaints filed so close to this one, this one included. */
  readonly filed: number;
  /** Awards offered or given so recently, this case's own included, and their sums by currency. */
  readonly awards: number;
  readonly sums: readonly { readonly currency: string; readonly amountMinor: bigint }[];
};

export type Signal = {
  readonly link: SignalLink;
  readonly velocity: Readonly<Record<SignalWindow, Velocity>>;
  /** The tied complaints, the newest first. */
  readonly cases: readonly { readonly id: string; readonly reference: string }[];
};

/**
 * From when on a line is worth a colleague's attention. Two matters in a month happen to anybody; another complaint about
 * the same order, or another customer with the same mailbox, is always worth a look.
 */
const WORTH_SHOWING = {
  filed: { hour: 2, day: 3, month: 4 },
  awards: { hour: 2, day: 2, month: 3 },
} as const satisfies Record<string, Record<SignalWindow, number>>;

type Own = { readonly receivedAt: Date; readonly awards: TiedComplaint["awards"] };

function velocityOf(tied: readonly TiedComplaint[], own: Own, withinMs: number, now: Date): Velocity {
  const near = tied.filter(
    ({ receivedAt }) => Math.abs(receivedAt.getTime() - own.receivedAt.getTime()) <= withinMs,
  );
  const recent = [...tied.flatMap(({ awards }) => awards), ...own.awards].filter(
    ({ at }) => at.getTime() > now.getTime() - withinMs && at.getTime() <= now.getTime(),
  );
  const sums = new Map<string, bigint>();
  for (const { currency, amountMinor } of recent)
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  return {
    filed: near.length + 1,
    awards: recent.length,
    sums: [...sums].sort().map(([currency, amountMinor]) => ({ currency, amountMinor })),
  };
}

function isWorthShowing({ link, velocity }: Signal): boolean {
  if (link !== "customer") return true;
  return SIGNAL_WINDOWS.some(
    (window) =>
      velocity[window].filed >= WORTH_SHOWING.filed[window] ||
      velocity[window].awards >= WORTH_SHOWING.awards[window],
  );
}

/**
 * Facts about repeated claims for a person to look at: they are shown and change nothing, neither the remedy nor who
 * approves it. Complaints are counted around the one in hand, awards back from now.
 */
export function signalsOf(tied: readonly TiedComplaint[], own: Own, now: Date): Signal[] {
  return SIGNAL_LINKS.flatMap((link) => {
    const of = tied
      .filter((each) => each.link === link)
      .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1));
    if (of.length === 0) return [];
    const within = (window: SignalWindow) => velocityOf(of, own, WINDOW_MS[window], now);
    const signal = {
      link,
      velocity: { hour: within("hour"), day: within("day"), month: within("month") },
      cases: of.map(({ id, reference }) => ({ id, reference })),
    };
    return isWorthShowing(signal) ? [signal] : [];
  });
}

/** The mailbox an address leads to: what stands behind a plus sign is left out, and Gmail's dots mean nothing. */
export function mailboxOf(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  const name = local.split("+")[0] ?? "";
  const isGmail = domain === "gmail.com" || domain === "googlemail.com";
  return isGmail ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`;
}
