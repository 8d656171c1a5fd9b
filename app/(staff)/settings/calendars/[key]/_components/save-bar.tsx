"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatInstant, type Place } from "@/lib/i18n/format";
import type { SaveState } from "./use-save";

type SaveBarProps = { state: SaveState; problems: number; place: Place; onSave: () => void };

/** The button and what came of it. */
export function SaveBar({ state, problems, place, onSave }: SaveBarProps) {
  const t = useTranslations("calendars.save");
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          icon="save"
          aria-disabled={state === "saving" || undefined}
          onClick={onSave}
        >
          {state === "saving" ? t("saving") : t("save")}
        </Button>
        <p className="text-ui-sm text-muted">{t("hint")}</p>
      </div>
      {problems > 0 ? (
        <Notice tone="danger" role="alert">
          {t("problems", { count: problems })}
        </Notice>
      ) : null}
      {state !== null && state !== "saving" && state.ok ? (
        <Notice tone="success" role="status">
          {t("saved", { version: state.version, at: formatInstant(new Date(state.holdsFrom), place) })}
        </Notice>
      ) : null}
      {state !== null && state !== "saving" && !state.ok && state.reason !== "problems" ? (
        <Notice tone="danger" role="alert">
          {t(`refused.${state.reason}`)}
        </Notice>
      ) : null}
    </div>
  );
}
