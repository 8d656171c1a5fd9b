"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { TrialSide } from "@/lib/compensation/trial-types";

type Sides = { draft: TrialSide; inForce: TrialSide };

/** What the case brings under the draft and today, row by row; a difference is marked in words. */
export function TrialResult({ draft, inForce }: Sides) {
  const t = useTranslations("policyEditor.trial");
  const isSame =
    draft.total === inForce.total && JSON.stringify(draft.lines) === JSON.stringify(inForce.lines);
  return (
    <div className="grid gap-3">
      <p className="text-ui-sm">
        <Badge tone={isSame ? "neutral" : "info"} icon={isSame ? "check" : "info"}>
          {t(isSame ? "same" : "differs")}
        </Badge>
      </p>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-ui-sm [&_td]:border-t [&_td]:border-line [&_td]:p-1.5 [&_td]:align-top [&_th]:p-1.5 [&_th]:text-start [&_th]:align-top [&_th]:font-medium">
          <caption className="sr-only">{t("compare")}</caption>
          <thead>
            <tr>
              <td className="border-0!" />
              <th scope="col">{t("draft")}</th>
              <th scope="col">{t("inForce", { version: inForce.version })}</th>
            </tr>
          </thead>
          <tbody>
            <Row label={t("total")} draft={draft.total} inForce={inForce.total} isStrong />
            <Row label={t("owed")} draft={draft.entitlement} inForce={inForce.entitlement} />
            <Row label={t("goodwill")} draft={draft.goodwill} inForce={inForce.goodwill} />
            <Row label={t("tier")} draft={draft.tier} inForce={inForce.tier} />
            <Row label={t("lines")} draft={<Lines side={draft} />} inForce={<Lines side={inForce} />} />
            <Row
              label={t("approval")}
              draft={<Approval side={draft} />}
              inForce={<Approval side={inForce} />}
            />
            <Row
              label={t("caps")}
              draft={<Sentences of={[...draft.caps, ...draft.holds]} none={t("none")} />}
              inForce={<Sentences of={[...inForce.caps, ...inForce.holds]} none={t("none")} />}
            />
          </tbody>
        </table>
      </div>
      <SideWords title={t("draft")} side={draft} isOpen />
      <SideWords title={t("inForce", { version: inForce.version })} side={inForce} isOpen={false} />
    </div>
  );
}

type RowProps = { label: string; draft: ReactNode; inForce: ReactNode; isStrong?: boolean };

function Row({ label, draft, inForce, isStrong }: RowProps) {
  const style = isStrong ? "tabular font-semibold" : "tabular";
  return (
    <tr>
      <th scope="row" className="text-muted">
        {label}
      </th>
      <td className={style}>{draft}</td>
      <td className={style}>{inForce}</td>
    </tr>
  );
}

function Lines({ side }: { side: TrialSide }) {
  return (
    <ul className="grid gap-0.5">
      {side.lines.map(({ kind, amount }, index) => (
        <li key={index}>
          {kind}
          {amount === null ? null : ` ${amount}`}
        </li>
      ))}
    </ul>
  );
}

function Approval({ side }: { side: TrialSide }) {
  const t = useTranslations("policyEditor.trial");
  if (side.approval === null) return <>{t("noApproval")}</>;
  return (
    <>
      {t(`approver.${side.approval.who}`)}
      <Sentences of={side.approval.why} none="" />
    </>
  );
}

function Sentences({ of, none }: { of: readonly string[]; none: string }) {
  if (of.length === 0) return <>{none}</>;
  return (
    <ul className="grid gap-1">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function SideWords({ title, side, isOpen }: { title: string; side: TrialSide; isOpen: boolean }) {
  const t = useTranslations("policyEditor.trial");
  return (
    <details open={isOpen} className="rounded-lg border border-line p-2 text-ui-sm">
      <summary className="font-medium">{title}</summary>
      <div className="mt-2 grid gap-3">
        <WordList title={t("toAgent")} sentences={side.agent} />
        <WordList title={t("toCustomer")} sentences={side.customer} />
        <WordList
          title={t("everyRule")}
          sentences={side.trace.map(({ sentence, outcome }) => `${t(`outcome.${outcome}`)} · ${sentence}`)}
        />
      </div>
    </details>
  );
}

function WordList({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium text-muted">{title}</h3>
      <ul className="mt-1 grid list-disc gap-1 ps-4">
        {sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
