"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import type { Policy } from "@/lib/domain/compensation/policy";
import { readImport } from "@/lib/policies/actions/editor";
import type { ImportAnswer } from "@/lib/policies/editor-types";
import { useEditor } from "./editor-context";
import { FindingList } from "./findings-panel";

type DocumentSectionProps = { document: string; onImport: (policy: Policy) => void };

/** The policy as a file: out as it stands here, in from a file or from the clipboard. */
export function DocumentSection({ document, onImport }: DocumentSectionProps) {
  return (
    <div className="grid gap-6">
      <Export document={document} />
      <Import onImport={onImport} />
    </div>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(window.document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

function Export({ document }: { document: string }) {
  const t = useTranslations("policyEditor.document");
  const { policy } = useEditor();
  const name = `policy-${policy.id}-${policy.version}.json`.replace(/[^\w.-]/g, "_");
  return (
    <section className="grid gap-2">
      <h3 className="text-ui font-medium">{t("export")}</h3>
      <p className="text-ui-sm text-muted">{t("exportLead")}</p>
      <div>
        <Button icon="download" onClick={() => download(name, JSON.stringify(JSON.parse(document), null, 2))}>
          {t("download")}
        </Button>
      </div>
    </section>
  );
}

function Import({ onImport }: { onImport: (policy: Policy) => void }) {
  const t = useTranslations("policyEditor.document");
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<ImportAnswer | "no-answer" | null>(null);
  const [isReading, setReading] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (file) setText(await file.text());
  };
  const read = async (): Promise<void> => {
    setReading(true);
    const result = await readImport(text).catch(() => "no-answer" as const);
    setReading(false);
    setAnswer(result);
    if (result !== "no-answer" && result.ok) onImport(result.policy);
  };
  return (
    <section className="grid gap-3">
      <h3 className="text-ui font-medium">{t("import")}</h3>
      <p className="text-ui-sm text-muted">{t("importLead")}</p>
      <Field name="import-file" label={t("file")}>
        {(control) => <input {...control} type="file" accept=".json,application/json" onChange={choose} />}
      </Field>
      <Field name="import-text" label={t("paste")}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            spellCheck={false}
            className="font-mono text-ui-sm"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button disabled={text.trim() === "" || isReading} onClick={read}>
          {t(isReading ? "reading" : "read")}
        </Button>
      </div>
      <ImportResult answer={answer} />
    </section>
  );
}

function ImportResult({ answer }: { answer: ImportAnswer | "no-answer" | null }) {
  const t = useTranslations("policyEditor.document");
  if (answer === null) return null;
  if (answer === "no-answer") return <Notice tone="danger" role="alert" title={t("noAnswer")} />;
  if (answer.ok) return <Notice tone="success" role="status" title={t("done")} />;
  return (
    <Notice tone="danger" role="alert" title={t("wrong", { count: answer.findings.length })}>
      <FindingList
        findings={answer.findings}
        onJump={() => window.document.getElementById("import-text")?.focus()}
      />
    </Notice>
  );
}
