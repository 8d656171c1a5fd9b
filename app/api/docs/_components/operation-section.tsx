import { Badge } from "@/components/ui/badge";
import { curlOf } from "@/lib/api/curl";
import { componentSchema, fieldRows, jsonSchemaOf } from "@/lib/api/json-schema";
import type { Operation } from "@/lib/api/operations";
import { SAMPLE_ANSWERS } from "@/lib/api/sample-answers";
import { PROBLEMS } from "@/lib/http/problem";
import { messagesFor } from "@/lib/i18n/load-messages";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { Code, Name } from "./code";
import { FieldTable } from "./field-table";

type OperationSectionProps = { operation: Operation; origin: string };

/** One thing the API can do: what it needs, what goes in, what comes out, and a call to try at once. */
export async function OperationSection({ operation, origin }: OperationSectionProps) {
  const [t, locale] = await Promise.all([getTranslations("api"), getLocale()]);
  const words = messagesFor(locale).api.fields;
  const { id, method, path, needs, query, request, response } = operation;
  const sample = SAMPLE_ANSWERS[response.schema];
  const need =
    needs === "nothing"
      ? t("labels.nothing")
      : needs === "tracking-token"
        ? t("labels.tracking")
        : t("labels.credential", { scope: needs });
  const named = (label: string) => t("labels.of", { label, name: t(`operations.${id}.title`) });
  const tables = [
    ...(query ? [{ title: t("labels.parameters"), schema: jsonSchemaOf(query, words), marks: false }] : []),
    ...(request
      ? [{ title: t("labels.request"), schema: componentSchema(request.schema, words), marks: true }]
      : []),
    {
      title: t("labels.response", { status: response.status }),
      schema: componentSchema(response.schema, words),
      marks: false,
    },
  ];
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 border-t border-line pt-6"
    >
      <header className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <h3 id={id} className="text-lg font-semibold">
          {t(`operations.${id}.title`)}
        </h3>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={method === "post" ? "success" : "info"}>{method.toUpperCase()}</Badge>
          <Name>{`${paths.api.v1}${path}`}</Name>
        </p>
        <p>{t(`operations.${id}.text`)}</p>
        <p className="text-muted">{t("labels.of", { label: t("labels.needs"), name: need })}</p>
      </header>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 content-start gap-4">
          {tables.map(({ title, schema, marks }) => (
            <FieldTable key={title} title={title} rows={fieldRows(schema)} marksRequired={marks} />
          ))}
          <Refusals operation={operation} />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <Code label={named(t("labels.example"))}>{curlOf(operation, origin)}</Code>
          {sample ? (
            <Code label={named(t("labels.exampleAnswer"))}>{JSON.stringify(sample, null, 2)}</Code>
          ) : null}
        </div>
      </div>
    </section>
  );
}

async function Refusals({ operation: { problems } }: { operation: Operation }) {
  const t = await getTranslations("api.labels");
  const sorted = [...problems].sort((a, b) => PROBLEMS[a].status - PROBLEMS[b].status);
  return (
    <p className="text-muted">
      {t("of", { label: t("refusals"), name: "" })}
      {sorted.map((kind, index) => (
        <span key={kind}>
          {index > 0 ? " · " : null}
          <a href={`#${kind}`} className="link tabular">
            {PROBLEMS[kind].status} {kind}
          </a>
        </span>
      ))}
    </p>
  );
}
