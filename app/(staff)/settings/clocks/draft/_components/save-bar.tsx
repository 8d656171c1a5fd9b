"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import type { LifeState } from "./use-life";

type SaveBarProps = { life: LifeState; isDirty: boolean; version: number; onSave: () => void };

/** Whether there is something to save, the button, and what came of it. */
export function SaveBar({ life, isDirty, version, onSave }: SaveBarProps) {
  const t = useTranslations("terms");
  const isSaving = life.state === "saving";
  const state = isSaving ? "saving" : isDirty ? "dirty" : life.state === "saved" ? "saved" : "clean";
  return (
    <div className="z-20 grid gap-2 border-b border-line bg-canvas py-2 sm:sticky sm:top-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t("edit.title", { version })}</h2>
        <div className="flex flex-wrap items-center gap-3">
          <p role="status" className="text-ui-sm text-muted">
            {t(`save.${state}`)}
          </p>
          <Button
            variant="primary"
            icon="save"
            aria-disabled={isSaving || undefined}
            title="Ctrl+S"
            onClick={onSave}
          >
            {t("save.save")}
          </Button>
        </div>
      </div>
      {life.state === "refused" ? (
        <Notice
          tone="danger"
          role="alert"
          actions={
            life.reason === "conflict" || life.reason === "no-draft" ? (
              <a className="link" href={paths.clockDraft} target="_blank" rel="noreferrer">
                {t("save.seeOther")}
              </a>
            ) : null
          }
        >
          {t(`save.${life.reason}`)}
        </Notice>
      ) : null}
    </div>
  );
}
