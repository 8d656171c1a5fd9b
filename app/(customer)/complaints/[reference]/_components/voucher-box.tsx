import { voucherRest, voucherState } from "@/lib/domain/voucher";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { voucherPlaces } from "@/lib/vouchers/queries/of-customer";
import type { CustomerVoucher } from "@/lib/vouchers/types";

type VoucherBoxProps = { voucher: CustomerVoucher; now: Date; place: Place };

/** The voucher itself: its code while it can be spent, what is left, until when, and where. */
export async function VoucherBox({ voucher, now, place }: VoucherBoxProps) {
  const state = voucherState(voucher, now);
  const t = await getTranslations("vouchers.customer");
  const lastDay = formatInstant(new Date(voucher.expiresAt.getTime() - 1), place, "date-long");
  const isOpen = state === "open" || state === "part-used";
  return (
    <section
      aria-labelledby={`voucher-${voucher.id}`}
      className="grid gap-2 rounded-lg border border-dashed border-accent-line bg-surface p-4"
    >
      <h4 id={`voucher-${voucher.id}`} className="font-semibold">
        {t("title")}
      </h4>
      {isOpen ? <OpenVoucher voucher={voucher} lastDay={lastDay} now={now} place={place} /> : null}
      {state === "used" ? <p>{t("used")}</p> : null}
      {state === "expired" ? <p>{t("expired", { date: lastDay })}</p> : null}
      {state === "cancelled" ? <p>{t("cancelled")}</p> : null}
    </section>
  );
}

async function OpenVoucher({ voucher, lastDay, now, place }: VoucherBoxProps & { lastDay: string }) {
  const [t, places, organisation] = await Promise.all([
    getTranslations("vouchers.customer"),
    voucherPlaces(place.locale),
    organisationFrame(),
  ]);
  const money = (amountMinor: bigint) =>
    formatMoney({ amountMinor, currency: voucher.currency }, place.locale);
  const rest = voucherRest(voucher, now);
  return (
    <>
      <p>
        <span className="block text-ui-sm text-muted">{t("code")}</span>
        <strong className="font-mono text-lg tracking-wide break-words" data-voucher-code>
          {voucher.code}
        </strong>
      </p>
      <p className="tabular">
        {rest < voucher.valueMinor
          ? t("restOf", { rest: money(rest), value: money(voucher.valueMinor) })
          : t("rest", { rest: money(rest) })}{" "}
        · {t("until", { date: lastDay })}
      </p>
      <p>{places || t("anywhere", { organisation: organisation?.name ?? "" })}</p>
      <p className="text-ui-sm text-muted">{t("keep")}</p>
    </>
  );
}
