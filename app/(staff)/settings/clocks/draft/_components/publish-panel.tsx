"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Textarea } from "@/components/ui/textarea";
import type { LifeState, PublishReason } from "./use-life";

type PublishPanelProps = {
  life: LifeState;
  version: number;
  /** The organisation's zone in words, in which the date is meant. */
  zone: string;
  onPublish: (input: { from: string; note: string }) => void;
  onDiscard: () => void;
};

/** From when, why, and the two ways in which a draft ends. */
export function PublishPanel({ life, version, zone, onPublish, onDiscard }: PublishPanelProps) {
  const t = useTranslations("terms.publish");
  const [from, setFrom] = useState("");
  const [note, setNote] = useState("");
  const refused = life.state === "not-published" ? life.reason : null;
  const at = (...reasons: readonly PublishReason[]) =>
    refused && reasons.includes(refused) ? t(refused) : null;
  const isPublishing = life.state === "publishing";
  return (
    <Panel id="publish" title={t("title")} description={t("hint")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="note" label={t("note")} error={at("note-missing")}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={2_000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Field
          name="from"
          label={t("from")}
          hint={t("fromHint", { zone })}
          error={at("too-soon", "before-latest", "date-wrong")}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
      </div>
      {refused === "problems" ? (
        <Notice tone="danger" role="alert" className="mt-3">
          {t("problems")}
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <Button
          variant="primary"
          aria-disabled={isPublishing || undefined}
          onClick={() => onPublish({ from, note })}
        >
          {isPublishing ? t("publishing") : t("publish", { version })}
        </Button>
        <Discard onDiscard={onDiscard} />
      </div>
    </Panel>
  );
}

function Discard({ onDiscard }: { onDiscard: () => void }) {
  const [t, common] = [useTranslations("terms.publish"), useTranslations("common")];
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button variant="danger" size="small" onClick={() => setAsked(true)}>
        {t("discard")}
      </Button>
      <Dialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={t("discard")}
        closeLabel={common("close")}
      >
        <div className="grid gap-4 p-4">
          <p>{t("discardSure")}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              variant="danger"
              onClick={() => {
                setAsked(false);
                onDiscard();
              }}
            >
              {t("discardYes")}
            </Button>
            <Button data-autofocus onClick={() => setAsked(false)}>
              {common("cancel")}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
