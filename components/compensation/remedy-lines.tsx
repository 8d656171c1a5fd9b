import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RemedyKind } from "@/lib/domain/compensation/remedies";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";

export type RemedyLineView = { kind: RemedyKind; amountMinor: bigint; note?: ReactNode; after?: ReactNode };

type RemedyLinesProps = { lines: readonly RemedyLineView[]; currency: string; locale: Locale };

/** Remedies, one a line, amounts at the right; what has no amount is care, not zero. */
export function RemedyLines({ lines, currency, locale }: RemedyLinesProps) {
  const t = useTranslations("compensation.kind");
  return (
    <ul className="grid gap-1">
      {lines.map(({ kind, amountMinor, note, after }, index) => (
        <li key={index} className="grid gap-0.5">
          <span className="flex items-baseline justify-between gap-3">
            <span className="first-letter:uppercase">{t(kind)}</span>
            {amountMinor > 0n ? (
              <span className="tabular whitespace-nowrap">
                {formatMoney({ amountMinor, currency }, locale)}
              </span>
            ) : null}
          </span>
          {note ? <span className="text-muted">{note}</span> : null}
          {after}
        </li>
      ))}
    </ul>
  );
}
