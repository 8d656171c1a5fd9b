"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { SEVERITIES } from "@/lib/domain/severity";
import { NEEDED_CLOCKS } from "@/lib/domain/sla/terms/check-terms";
import type { ClockDefinition } from "@/lib/domain/sla/terms/definition";
import { commonTargets } from "@/lib/domain/sla/terms/terms-edit";
import { paths, withQuery } from "@/lib/paths";
import { ALWAYS } from "@/lib/sla/what-if-input";
import { BASIS_TONES } from "../../_components/clock-panel";
import type { TermsWords } from "../../_components/terms-words";
import { ClockFields, type ClockFieldsProps } from "./clock-fields";

type ClockCardProps = ClockFieldsProps & {
  words: TermsWords;
  problems: number;
  onCopy: () => void;
  onRemove: () => void;
};

/** The what-if of the report, filled with this clock's targets as far as one unit says them. */
function whatIfOf(clock: ClockDefinition): string {
  const { unit, counts } = commonTargets(clock);
  const { calendar } = clock;
  const hours = calendar.kind === "one" ? calendar.key : calendar.kind === "always" ? ALWAYS : null;
  return withQuery(paths.slaWhatIf, { clock: clock.key, unit, ...counts, calendar: hours });
}

/** One clock of the draft, folded to a line that tells the most of it. */
export function ClockCard({ words, problems, onCopy, onRemove, ...fields }: ClockCardProps) {
  const t = useTranslations("terms");
  const { clock, isNew } = fields;
  const name = clock.names[words.locale] || t("edit.unnamed");
  const targets = SEVERITIES.map((severity) => words.target(clock.targets[severity])).join(" · ");
  // Set once: a card that somebody has opened does not close while they mend it.
  const [startsOpen] = useState(isNew && problems > 0);
  const isNeeded = NEEDED_CLOCKS.some((key) => key === clock.key);
  return (
    <details className="group min-w-0 rounded-lg border border-line bg-surface" open={startsOpen}>
      <summary className="flex min-h-11 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 [&::-webkit-details-marker]:hidden">
        <Icon name="chevron-down" className="-rotate-90 text-muted group-open:rotate-0" />
        <span className="font-semibold">{name}</span>
        <Badge tone={BASIS_TONES[clock.basis]}>{t(`basis.${clock.basis}`)}</Badge>
        <span className="tabular text-ui-sm text-muted">{targets}</span>
        {problems > 0 ? (
          <Badge tone="danger" icon="circle-alert">
            {t("edit.toMend", { count: problems })}
          </Badge>
        ) : null}
      </summary>
      <div className="grid gap-5 border-t border-line p-4">
        <ClockFields {...fields} />
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
          <Button size="small" icon="copy" aria-label={t("edit.copyOf", { name })} onClick={onCopy}>
            {t("edit.copy")}
          </Button>
          {isNeeded ? null : (
            <Button
              size="small"
              variant="danger"
              icon="x"
              aria-label={t("edit.removeOf", { name })}
              onClick={onRemove}
            >
              {t("edit.remove")}
            </Button>
          )}
          {isNew ? null : (
            <ButtonLink href={whatIfOf(clock)} size="small" variant="quiet" icon="scale" target="_blank">
              {t("edit.try")}
            </ButtonLink>
          )}
          {isNeeded ? <p className="text-ui-sm text-muted">{t("edit.needed")}</p> : null}
        </div>
      </div>
    </details>
  );
}
