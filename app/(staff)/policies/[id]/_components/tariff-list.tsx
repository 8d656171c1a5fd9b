import { SentenceText } from "@/components/policies/sentence-text";
import { Panel } from "@/components/ui/panel";
import { amountMessage } from "@/lib/domain/compensation/sentences/amount";
import { getTranslations } from "@/lib/i18n/server";
import { policySpeech } from "@/lib/policies/speech";
import type { PolicyReading } from "./reading";

/** Fixed tariffs, each with what it is based on, where it stands and for which days it counts. */
export async function TariffList({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies");
  if (policy.tariffs.length === 0) return null;
  const speech = policySpeech(locale);
  return (
    <Panel id="tariffs" title={t("changes.section.tariffs")}>
      <ul className="grid gap-3">
        {policy.tariffs.map(({ id, basis, source, effectiveFrom, effectiveTo, amount }) => (
          <li key={id}>
            <p className="font-medium">
              {id} · {t(`content.basis.${basis}`)}
            </p>
            <p className="text-muted">
              <SentenceText sentences={[amountMessage(amount, null, policy)]} speech={speech} />
            </p>
            <p className="text-ui-sm text-muted">
              {source}
              {effectiveFrom || effectiveTo ? ` · ${effectiveFrom ?? "…"} – ${effectiveTo ?? "…"}` : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
