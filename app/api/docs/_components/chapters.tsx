import type { ReactNode } from "react";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { PROBLEMS, type ProblemKind } from "@/lib/http/problem";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { Name } from "./code";

export function Chapter({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid min-w-0 max-w-prose gap-3">
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

export async function FirstSteps({ base }: { base: string }) {
  const t = await getTranslations("api.start");
  return (
    <Chapter id="start" title={t("title")}>
      <p>{t("base", { url: base })}</p>
      <p>
        {t("document")}{" "}
        <a href={paths.api.openapi} className="link">
          {paths.api.openapi}
        </a>
      </p>
      <p>{t("growth")}</p>
      <p>{t("cookies")}</p>
    </Chapter>
  );
}

export async function Access() {
  const t = await getTranslations("api.access");
  const scopes = [
    ["complaints:file", t("scopes.file")],
    ["complaints:read", t("scopes.read")],
    ["notes:write", t("scopes.note")],
    ["policy:evaluate", t("scopes.evaluate")],
    ["voucher:read", t("scopes.voucherRead")],
    ["voucher:redeem", t("scopes.voucherRedeem")],
    ["points:read", t("scopes.pointsRead")],
    ["points:redeem", t("scopes.pointsRedeem")],
  ] as const;
  return (
    <Chapter id="access" title={t("title")}>
      <p>{t("none")}</p>
      <p>{t("token")}</p>
      <p>{t("credential")}</p>
      <Table label={t("scope")} frame="rounded-lg border border-line bg-surface" className="text-ui-sm">
        <TableHead>
          <Th>{t("scope")}</Th>
          <Th>{t("allows")}</Th>
        </TableHead>
        <tbody>
          {scopes.map(([scope, allows]) => (
            <Tr key={scope}>
              <Td>
                <Name>{scope}</Name>
              </Td>
              <Td>{allows}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Chapter>
  );
}

export async function SendingAgain() {
  const t = await getTranslations("api.repeat");
  return (
    <Chapter id="repeat" title={t("title")}>
      <p>{t("body")}</p>
      <p>{t("scope")}</p>
    </Chapter>
  );
}

export async function Limits() {
  const t = await getTranslations("api.limits");
  return (
    <Chapter id="limits" title={t("title")}>
      <p>{t("body")}</p>
    </Chapter>
  );
}

const KINDS = Object.keys(PROBLEMS).filter((kind): kind is ProblemKind => Object.hasOwn(PROBLEMS, kind));

export async function Errors() {
  const t = await getTranslations("api.errors");
  return (
    <Chapter id="errors" title={t("title")}>
      <p>{t("body")}</p>
      <Table label={t("title")} frame="rounded-lg border border-line bg-surface" className="text-ui-sm">
        <TableHead>
          <Th>{t("status")}</Th>
          <Th>{t("meaning")}</Th>
        </TableHead>
        <tbody>
          {KINDS.map((kind) => (
            <Tr key={kind} id={kind} className="scroll-mt-4 target:bg-accent-soft">
              <Td className="py-1.5 align-top whitespace-nowrap">
                <span className="tabular font-medium">{PROBLEMS[kind].status}</span> <Name>{kind}</Name>
              </Td>
              <Td className="py-1.5">{t(`kinds.${kind}`)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Chapter>
  );
}
