"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TimeWindow } from "@/lib/domain/sla/calendar/calendar";
import type { SayProblem } from "./problems";

type WindowListProps = {
  /** Where it stands in the calendar: "week[0]", "openings.2026-02-14". */
  path: string;
  /** Whose hours: "Monday", "14 Feb 2026". */
  label: string;
  windows: readonly TimeWindow[];
  say: SayProblem;
  onChange: (windows: readonly TimeWindow[]) => void;
};

/** The hours of one day: any number of windows, each from a time to a time, across midnight too. */
export function WindowList({ path, label, windows, say, onChange }: WindowListProps) {
  const t = useTranslations("calendars");
  const put = (index: number, window: TimeWindow) =>
    onChange(windows.map((one, at) => (at === index ? window : one)));
  return (
    <div className="grid min-w-0 gap-1.5">
      {windows.map(([from, to], index) => {
        const id = `${path}[${index}]`;
        const error = say(id);
        const common = {
          inputMode: "numeric",
          maxLength: 5,
          size: 5,
          placeholder: "00:00",
          autoComplete: "off",
          className: "tabular",
          "aria-invalid": error ? true : undefined,
          "aria-describedby": error ? `${id}-error` : undefined,
        } as const;
        return (
          // Windows have no name of their own; each is its place in the list.
          <div key={index} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <span className="w-20">
                <Input
                  {...common}
                  aria-label={t("from", { day: label, number: index + 1 })}
                  value={from}
                  onChange={(event) => put(index, [event.target.value, to])}
                />
              </span>
              <span aria-hidden="true">–</span>
              <span className="w-20">
                <Input
                  {...common}
                  aria-label={t("to", { day: label, number: index + 1 })}
                  value={to}
                  onChange={(event) => put(index, [from, event.target.value])}
                />
              </span>
              <Button
                variant="quiet"
                size="small"
                icon="x"
                aria-label={t("removeWindow", { day: label, number: index + 1 })}
                onClick={() => onChange(windows.filter((_, at) => at !== index))}
              />
            </div>
            {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
          </div>
        );
      })}
      <div className="flex items-center gap-2">
        {windows.length === 0 ? <span className="text-ui-sm text-muted">{t("closed")}</span> : null}
        <Button
          variant="quiet"
          size="small"
          icon="plus"
          aria-label={t("addWindow", { day: label })}
          onClick={() => onChange([...windows, ["09:00", "18:00"]])}
        >
          {t("hoursWord")}
        </Button>
      </div>
    </div>
  );
}
