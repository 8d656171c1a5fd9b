import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { FieldRow } from "@/lib/api/json-schema";
import { getTranslations } from "@/lib/i18n/server";
import { Name } from "./code";

type FieldTableProps = { title: string; rows: readonly FieldRow[]; marksRequired: boolean };

/** The fields of a body, an answer or a query: name, type, and what it means. */
export async function FieldTable({ title, rows, marksRequired }: FieldTableProps) {
  const t = await getTranslations("api.labels");
  return (
    <div className="grid min-w-0 gap-1.5">
      <h4 className="text-ui-sm font-medium text-muted">{title}</h4>
      <Table
        label={t("fieldsOf", { name: title })}
        frame="rounded-lg border border-line bg-surface"
        className="text-ui-sm"
      >
        <TableHead>
          <Th className="w-1/4">{t("field")}</Th>
          <Th className="w-1/5">{t("type")}</Th>
          <Th>{t("meaning")}</Th>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.name}>
              <Td className="py-1.5 align-top">
                <Name>{row.name}</Name>
                {marksRequired && row.isRequired ? (
                  <>
                    {" "}
                    <Badge tone="info">{t("required")}</Badge>
                  </>
                ) : null}
              </Td>
              <Td className="py-1.5 align-top text-muted">
                {row.type}
                {row.isNullable ? `, ${t("orNull")}` : null}
                {row.maxLength === null ? null : `, ${t("limit", { count: row.maxLength })}`}
              </Td>
              <Td className="py-1.5 align-top">
                {row.description || "–"}
                {row.values.length > 0 ? <Values values={row.values} /> : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const SHOWN_AT_ONCE = 6;

/** Every allowed value; a long list is folded away. */
function Values({ values }: { values: readonly string[] }) {
  const list = (
    <span className="mt-1 flex flex-wrap gap-1">
      {values.map((value) => (
        <Name key={value}>{value}</Name>
      ))}
    </span>
  );
  if (values.length <= SHOWN_AT_ONCE) return list;
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-accent-ink">
        <Name>{values[0] ?? ""}</Name> … <Name>{values.at(-1) ?? ""}</Name> ({values.length})
      </summary>
      {list}
    </details>
  );
}
