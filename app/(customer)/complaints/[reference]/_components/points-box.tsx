import { formatInstant, formatMoney, formatNumber, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { CustomerLot, WalletBalance } from "@/lib/points/types";

type PointsBoxProps = { lot: CustomerLot; now: Date; place: Place };

/** The points of one remedy: what is left of them and until when. */
export async function PointsBox({ lot, now, place }: PointsBoxProps) {
  const t = await getTranslations("vouchers.customer");
  const { currency, valueMinor, restMinor, expiresAt } = lot;
  const lastDay = formatInstant(new Date(expiresAt.getTime() - 1), place, "date-long");
  const isOver = expiresAt.getTime() <= now.getTime();
  const amount = formatMoney({ amountMinor: restMinor, currency }, place.locale);
  const [rest, value] = [formatNumber(restMinor, place.locale), formatNumber(valueMinor, place.locale)];
  return (
    <section className="grid gap-1 rounded-lg border border-dashed border-accent-line bg-surface p-4">
      <p className="tabular font-semibold">{t("points", { rest, value, amount })}</p>
      <p>{isOver ? t("expired", { date: lastDay }) : t("pointsUntil", { date: lastDay })}</p>
    </section>
  );
}

/** Everything in the wallet and the number that a till pays from it with, for whoever has shown that the mailbox is theirs. */
export async function PointsBalance({
  balances,
  number,
  place,
}: {
  balances: readonly WalletBalance[];
  number: string | null;
  place: Place;
}) {
  if (balances.length === 0) return null;
  const t = await getTranslations("vouchers.customer");
  return (
    <div className="grid gap-1">
      <ul className="tabular">
        {balances.map(({ currency, restMinor }) => (
          <li key={currency}>
            {t("balance", {
              count: formatNumber(restMinor, place.locale),
              amount: formatMoney({ amountMinor: restMinor, currency }, place.locale),
            })}
          </li>
        ))}
      </ul>
      {number === null ? null : (
        <p className="text-ui-sm text-muted">
          {t("number")}: <code className="font-mono break-all select-all">{number}</code>
        </p>
      )}
    </div>
  );
}
