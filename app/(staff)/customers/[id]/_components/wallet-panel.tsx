import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { formatInstant, formatMoney, formatNumber, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";
import { wallet } from "@/lib/points/queries/wallet";
import type { Wallet, WalletLot } from "@/lib/points/types";
import { SpendForm } from "./spend-form";

type WalletPanelProps = { staff: Staff; customerId: string; place: Place };

/** The customer's points: the balance, where it comes from, what it was spent on; and the way to the vouchers. */
export async function WalletPanel({ staff, customerId, place }: WalletPanelProps) {
  if (!can(staff.role, "voucher.read")) return null;
  const [t, held] = await Promise.all([getTranslations("vouchers.wallet"), wallet(staff, customerId)]);
  const open = held.balances.filter(({ restMinor }) => restMinor > 0n);
  return (
    <Panel
      id="wallet"
      title={t("title")}
      actions={
        <Link href={withQuery(paths.vouchers, { customer: customerId })} prefetch={false} className="link">
          {t("vouchers")}
        </Link>
      }
    >
      <div className="grid gap-3 text-ui-sm">
        {held.lots.length === 0 ? <p className="text-muted">{t("empty")}</p> : null}
        {held.balances.map(({ currency, restMinor }) => (
          <p key={currency} className="tabular text-ui font-medium">
            {t("balance", {
              count: formatNumber(restMinor, place.locale),
              amount: formatMoney({ amountMinor: restMinor, currency }, place.locale),
            })}
          </p>
        ))}
        {held.lots.length > 0 ? (
          <p className="text-muted">
            {t("number")}: <code className="font-mono text-xs break-all select-all">{customerId}</code>
          </p>
        ) : null}
        <Lots lots={held.lots} place={place} />
        <Movements movements={held.movements} place={place} />
        {can(staff.role, "voucher.redeem")
          ? open.map(({ currency }) => (
              <SpendForm key={currency} customerId={customerId} currency={currency} />
            ))
          : null}
      </div>
    </Panel>
  );
}

async function Lots({ lots, place }: { lots: readonly WalletLot[]; place: Place }) {
  if (lots.length === 0) return null;
  const t = await getTranslations("vouchers.wallet");
  const now = databaseNow();
  const end = ({ cancelledAt, expiresAt }: WalletLot) => {
    if (cancelledAt !== null) return t("cancelled");
    if (expiresAt.getTime() <= now.getTime()) return t("ended");
    return t("until", { date: formatInstant(new Date(expiresAt.getTime() - 1), place, "date") });
  };
  return (
    <section className="grid gap-1">
      <h3 className="font-medium">{t("lots")}</h3>
      <ul className="grid gap-1">
        {lots.map((lot) => (
          <li key={lot.id} className="flex flex-wrap items-baseline gap-x-2">
            <span className="tabular">
              {t("left", {
                rest: formatNumber(lot.restMinor, place.locale),
                value: formatNumber(lot.valueMinor, place.locale),
              })}
            </span>
            <span className="text-muted">{lot.currency}</span>
            <Link href={paths.case(lot.reference)} prefetch={false} className="link whitespace-nowrap">
              {lot.reference}
            </Link>
            <span className="ms-auto text-muted">{end(lot)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Movements({ movements, place }: { movements: Wallet["movements"]; place: Place }) {
  if (movements.length === 0) return null;
  const t = await getTranslations("vouchers.wallet");
  return (
    <section className="grid gap-1">
      <h3 className="font-medium">{t("movements")}</h3>
      <ul className="grid gap-1">
        {movements.map(({ id, at, currency, amountMinor, byName, reference }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-2">
            <span className="tabular">{formatMoney({ amountMinor, currency }, place.locale)}</span>
            <span className="break-words">{reference}</span>
            <span className="text-muted">{byName}</span>
            <span className="ms-auto text-muted">{formatInstant(at, place)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
