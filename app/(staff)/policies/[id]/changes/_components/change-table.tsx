import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { PolicyChange } from "@/lib/domain/compensation/changes/change";
import type { Policy } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { policySpeech } from "@/lib/policies/speech";
import { type ChangeSpeech, changeWords } from "./change-words";

type ChangeTableProps = {
  label: string;
  changes: readonly PolicyChange[];
  /** Tiers and tariffs are named as the version says that names them. */
  names: { before: Policy; after: Policy };
  locale: Locale;
};

/** Changes of one section: what, which field, as it was and as it is. */
export async function ChangeTable({ label, changes, names, locale }: ChangeTableProps) {
  const t = await getTranslations("policies.changes");
  const speech = policySpeech(locale);
  const side = (policy: Policy, empty: string): ChangeSpeech => ({ t, speech, locale, policy, empty });
  return (
    <Table label={label}>
      <TableHead>
        <Th>{t("subject")}</Th>
        <Th>{t("field")}</Th>
        <Th>{t("before")}</Th>
        <Th>{t("after")}</Th>
      </TableHead>
      <tbody>
        {changes.map((change, index) => {
          const isWhole = change.field === "whole";
          const before = side(names.before, isWhole ? t("added") : t("nothing"));
          const after = side(names.after, isWhole ? t("removed") : t("nothing"));
          return (
            <Tr key={index}>
              <Td className="font-medium">
                {change.subject === null ? label : speak(change.subject, {}, speech)}
              </Td>
              <Td>{t(`fieldName.${change.field}`)}</Td>
              <Td className="text-muted">{changeWords(change.before, before)}</Td>
              <Td>{changeWords(change.after, after)}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
