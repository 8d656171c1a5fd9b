import type { ClockTarget } from "@/lib/domain/sla/terms/definition";
import type { Pack } from "@/lib/domain/sla/terms/packs/pack";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";

/** Every limit of a pack with the further ones that its law allows. Laws know no severities: each target is the same. */
export async function PackLimits({ pack, locale }: { pack: Pack; locale: Locale }) {
  const [t, units] = await Promise.all([getTranslations("packs"), getTranslations("case.clocks.trace.unit")]);
  const length = ({ unit, count }: ClockTarget) => units(unit, { count });
  return (
    <ul>
      {pack.clocks.map(({ key, names, targets, extensions, basis }) => (
        <li key={key}>
          {names[locale]}:{" "}
          <strong className="font-medium">{targets.standard && length(targets.standard)}</strong>
          {basis === "internal" ? <span className="text-muted"> ({t("internal")})</span> : null}
          {extensions.map(({ target, needsApproval }) => (
            <span key={`${target.unit} ${target.count}`}>
              {" → "}
              {t("extension", { target: length(target) })}{" "}
              <span className="text-muted">({t(needsApproval ? "needsApproval" : "noApproval")})</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
