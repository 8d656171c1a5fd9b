import { useTranslations } from "next-intl";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { TermsChange } from "@/lib/domain/sla/terms/terms-changes";
import { useChangeWords } from "./change-words";
import type { TermsWords } from "./terms-words";

type ChangeTableProps = { label: string; changes: readonly TermsChange[]; words: TermsWords };

/** What changed, clock by clock and field by field: as it was and as it is. */
export function ChangeTable({ label, changes, words }: ChangeTableProps) {
  const t = useTranslations("terms.changes");
  const common = useTranslations("common.severity");
  const say = useChangeWords(words);
  const fieldOf = ({ field, severity }: TermsChange) =>
    severity === null
      ? t(`names.${field}`)
      : t("of", { field: t(`names.${field}`), severity: common(severity) });
  const before = ({ before: was }: TermsChange) => (was === null ? t("missing") : say(was));
  const after = (change: TermsChange) => {
    if (change.after === null) return t("removed");
    return change.field === "whole" ? t("added") : say(change.after);
  };
  return (
    <Table label={label}>
      <TableHead>
        <Th>{t("clock")}</Th>
        <Th>{t("field")}</Th>
        <Th>{t("before")}</Th>
        <Th>{t("after")}</Th>
      </TableHead>
      <tbody>
        {changes.map((change) => (
          <Tr key={`${change.clock?.key} ${change.field} ${change.severity}`}>
            <Td className="font-medium">
              {change.clock ? change.clock.names[words.locale] || change.clock.key : t("house")}
            </Td>
            <Td>{fieldOf(change)}</Td>
            <Td className="min-w-40 whitespace-normal text-muted">{before(change)}</Td>
            <Td className="min-w-40 whitespace-normal">{after(change)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
