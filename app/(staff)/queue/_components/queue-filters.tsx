import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Select, type SelectOption } from "@/components/ui/select";
import type { DeskOptions } from "@/lib/complaints/queries/desk-options";
import type { QueueCounts } from "@/lib/complaints/queries/queue-counts";
import {
  CHANNELS,
  FACETS,
  type Facet,
  isFiltered,
  QUEUE_SORTS,
  type QueueFilter,
} from "@/lib/complaints/queue-filter";
import { OPEN_STATUSES } from "@/lib/domain/complaint-state";
import { SEVERITIES } from "@/lib/domain/severity";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { AutoSubmit } from "./auto-submit";

type QueueFiltersProps = {
  filter: QueueFilter;
  counts: QueueCounts;
  options: DeskOptions;
  staffId: string;
};

/** A GET form, so that the URL holds the filter; each choice says how many complaints it would show. */
export async function QueueFilters({ filter, counts, options, staffId }: QueueFiltersProps) {
  const [t, common, words] = await Promise.all([
    getTranslations("queue.filters"),
    getTranslations("common"),
    getTranslations("case"),
  ]);
  const choices: Record<Facet, SelectOption[]> = {
    severity: SEVERITIES.map((value) => ({ value, label: common(`severity.${value}`) })),
    status: OPEN_STATUSES.map((value) => ({ value, label: words(`status.${value}`) })),
    category: [...options.categories, { value: "none", label: t("none") }],
    region: options.regions.length > 0 ? [...options.regions, { value: "none", label: t("noRegion") }] : [],
    assignee: [
      { value: "me", label: t("me") },
      { value: "nobody", label: t("nobody") },
      ...options.staff.filter(({ value }) => value !== staffId),
    ],
    language: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
    channel: CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) })),
  };
  // A house without regions is not asked for one.
  const facets = FACETS.filter((facet) => facet !== "region" || options.regions.length > 0);
  const keyOf = (value: string) => (value === "me" ? staffId : value === "nobody" ? "none" : value);
  return (
    <Form
      action={paths.queue}
      scroll={false}
      aria-label={t("label")}
      className="flex flex-wrap items-end gap-2"
    >
      <AutoSubmit />
      {facets.map((facet) => {
        const numbers = counts.byFacet[facet];
        const all = [...numbers.values()].reduce((sum, n) => sum + n, 0);
        const shown = choices[facet]
          .map(({ value, label }) => ({ value, label, count: numbers.get(keyOf(value)) ?? 0 }))
          .filter(({ value, count }) => count > 0 || value === filter[facet]);
        return (
          <label
            key={facet}
            htmlFor={`filter-${facet}`}
            className="grid w-32 gap-0.5 text-xs text-muted max-sm:w-[calc(50%-0.25rem)]"
          >
            {t(facet)}
            <Select
              name={facet}
              id={`filter-${facet}`}
              defaultValue={filter[facet] ?? ""}
              key={filter[facet] ?? ""}
              placeholder={t("any", { count: all })}
              options={shown.map(({ value, label, count }) => ({
                value,
                label: t("option", { label, count }),
              }))}
            />
          </label>
        );
      })}
      <label
        htmlFor="filter-sort"
        className="grid w-44 gap-0.5 text-xs text-muted max-sm:w-[calc(50%-0.25rem)]"
      >
        {t("sort")}
        <Select
          name="sort"
          id="filter-sort"
          key={filter.sort ?? ""}
          defaultValue={filter.sort ?? ""}
          placeholder={t("sorts.due")}
          options={QUEUE_SORTS.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
        />
      </label>
      <noscript>
        <Button type="submit">{common("apply")}</Button>
      </noscript>
      {isFiltered(filter) ? (
        <Link href={paths.queue} prefetch={false} className="link self-center pt-4 text-ui-sm">
          {t("clear")}
        </Link>
      ) : null}
    </Form>
  );
}
