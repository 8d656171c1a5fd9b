import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { PublicTerms } from "@/lib/domain/compensation/public-terms";
import type { ValueKind } from "@/lib/domain/compensation/remedies";
import { getTranslations } from "@/lib/i18n/server";
import { Points, Section } from "./section";

/** In what form things are put right, by what went wrong, and what one should know of each form. */
export async function Forms({ forms, remedies }: Pick<PublicTerms, "forms" | "remedies">) {
  const [t, words] = await Promise.all([
    getTranslations("policy.forms"),
    getTranslations("compensation.kind"),
  ]);
  const list = (kinds: readonly ValueKind[]) => kinds.map((kind) => words(kind)).join(t("or"));
  // Money has no conditions worth a line of its own.
  const notes = remedies.flatMap(({ kind, validityDays, needsConsent }) => {
    if (validityDays === null && !needsConsent) return [];
    const values = { kind: words(kind), days: validityDays ?? 0 };
    if (validityDays === null) return [t("consent", values)];
    return [t(needsConsent ? "both" : "valid", values)];
  });
  return (
    <Section id="forms" title={t("title")}>
      <p>{t("intro")}</p>
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <Table label={t("table")} className="text-ui-sm">
          <TableHead>
            <Th>{t("failure")}</Th>
            <Th>{t("restore")}</Th>
            <Th>{t("onRequest")}</Th>
            <Th>{t("goodwill")}</Th>
          </TableHead>
          <tbody>
            {forms.map(({ failure, restore, onRequest, goodwill }) => (
              <Tr key={failure}>
                <Td>{t(`failures.${failure}`)}</Td>
                <Td>{words(restore)}</Td>
                <Td>{onRequest.length > 0 ? list(onRequest) : "–"}</Td>
                <Td>{words(goodwill)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <Points items={notes} />
      <p>{t("note")}</p>
    </Section>
  );
}
