import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { caseSignals } from "@/lib/compensation/queries/signals";
import { SIGNAL_WINDOWS, type Signal } from "@/lib/domain/signals";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";

const SHOWN = 6;

/** Facts about repeated claims, where there are any: for a person to weigh, never for the rules. */
export async function SignalsPanel({ view }: { view: CaseView }) {
  const { staff, file, now } = view;
  const [t, signals] = await Promise.all([
    getTranslations("fairness.signals"),
    caseSignals(staff, { complaintId: file.id, now }),
  ]);
  if (signals.length === 0) return null;
  return (
    <Panel id="signals" title={t("title")}>
      <p className="pb-2 text-ui-sm text-muted">{t("hint")}</p>
      <ul className="grid gap-2 text-ui-sm">
        {signals.map((signal) => (
          <li
            key={signal.link}
            className="grid gap-0.5 border-t border-line pt-2 first:border-t-0 first:pt-0"
          >
            <SignalLine signal={signal} view={view} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

async function SignalLine({ signal, view }: { signal: Signal; view: CaseView }) {
  const t = await getTranslations("fairness.signals");
  const { link, velocity, cases } = signal;
  const { locale } = view.place;
  const lines = SIGNAL_WINDOWS.flatMap((window) => {
    const { filed, awards, sums } = velocity[window];
    const sum = sums.map((money) => formatMoney(money, locale)).join(locale === "en" ? ", " : "、");
    return [
      ...(filed > 1 ? [t("filed", { n: filed, window })] : []),
      ...(awards > 0 ? [t("awards", { n: awards, window, sum })] : []),
    ];
  });
  return (
    <>
      <h3 className="font-medium">{t(`link.${link}`)}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="flex flex-wrap gap-x-2">
        {cases.slice(0, SHOWN).map(({ id, reference }) => (
          <Link key={id} href={paths.case(reference)} prefetch={false} className="link tabular">
            {reference}
          </Link>
        ))}
        {cases.length > SHOWN ? (
          <span className="text-muted">{t("more", { n: cases.length - SHOWN })}</span>
        ) : null}
      </p>
    </>
  );
}
