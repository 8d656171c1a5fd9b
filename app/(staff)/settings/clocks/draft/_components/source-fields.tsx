"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ClockSource } from "@/lib/domain/sla/terms/definition";
import type { ClockPart } from "./draft-edits";

const NO_SOURCE: ClockSource = { title: "", url: null, readOn: "" };

/** Where the limit is written; the law's own must say it. */
export function SourceFields({ clock: { source }, path, say, onChange }: ClockPart) {
  const t = useTranslations("terms.edit");
  const put = (part: Partial<ClockSource>) => onChange({ source: { ...(source ?? NO_SOURCE), ...part } });
  const at = (field: keyof ClockSource) => ({
    name: `${path}.source.${field}`,
    error: say(`${path}.source.${field}`),
  });
  return (
    <div className="grid content-start gap-3">
      <Checkbox
        name={`${path}.source`}
        label={t("hasSource")}
        error={say(`${path}.source`)}
        checked={source !== null}
        onChange={(event) => onChange({ source: event.target.checked ? NO_SOURCE : null })}
      />
      {source ? (
        <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)]">
          <Field {...at("title")} label={t("sourceTitle")}>
            {(control) => (
              <Input
                {...control}
                value={source.title}
                maxLength={300}
                onChange={(event) => put({ title: event.target.value })}
              />
            )}
          </Field>
          <Field {...at("url")} label={t("sourceUrl")}>
            {(control) => (
              <Input
                {...control}
                type="url"
                value={source.url ?? ""}
                maxLength={1_000}
                onChange={(event) => put({ url: event.target.value.trim() || null })}
              />
            )}
          </Field>
          <Field {...at("readOn")} label={t("readOn")}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={source.readOn}
                onChange={(event) => put({ readOn: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : null}
    </div>
  );
}
