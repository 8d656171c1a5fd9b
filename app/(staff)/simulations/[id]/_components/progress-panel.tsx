import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Meter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import { cancelSimulationAction } from "@/lib/simulation/actions";
import type { SimulationView } from "@/lib/simulation/types";
import { KeepLooking } from "./keep-looking";

type ProgressPanelProps = { simulation: SimulationView; locale: Locale; mayCancel: boolean };

/** How far a run is, and the way out of it. Without JavaScript a link looks again. */
export function ProgressPanel({ simulation, locale, mayCancel }: ProgressPanelProps) {
  const t = useTranslations("simulation");
  const { id, done, total } = simulation;
  const share = total === null || total === 0 ? 0 : done / total;
  const value =
    total === null
      ? t("progress.waiting")
      : t("progress.value", { done: formatNumber(done, locale), total: formatNumber(total, locale) });
  return (
    <Panel id="progress" title={t(`status.${simulation.status}`)}>
      <div className="grid gap-3">
        <Meter label={t("progress.label")} valueText={value} parts={[{ share, tone: "accent" }]} />
        <p className="tabular text-ui" role="status">
          {value}
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={paths.simulation(id)} icon="rotate-ccw">
            {t("progress.look")}
          </ButtonLink>
          {mayCancel ? (
            <form action={cancelSimulationAction}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary">{t("progress.cancel")}</SubmitButton>
            </form>
          ) : null}
        </div>
      </div>
      <KeepLooking />
    </Panel>
  );
}

/** How a run without a result ended. */
export function EndedNotice({ status }: { status: "cancelled" | "failed" }) {
  const t = useTranslations("simulation");
  return <Notice tone={status === "failed" ? "danger" : "neutral"}>{t(`progress.${status}`)}</Notice>;
}
