import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { revokeCredentialAction } from "@/lib/api-credentials/actions";
import type { CredentialRow } from "@/lib/api-credentials/types";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

type CredentialTableProps = {
  credentials: readonly CredentialRow[];
  mayRevoke: boolean;
  now: Date;
  place: Place;
};

export async function CredentialTable({ credentials, mayRevoke, now, place }: CredentialTableProps) {
  const t = await getTranslations("credentials");
  return (
    <Table label={t("list")}>
      <TableHead>
        <Th>{t("columns.name")}</Th>
        <Th>{t("columns.prefix")}</Th>
        <Th>{t("columns.scopes")}</Th>
        <Th>{t("columns.made")}</Th>
        <Th>{t("columns.used")}</Th>
        <Th>{t("columns.state")}</Th>
        {mayRevoke ? <Th>{t("columns.change")}</Th> : null}
      </TableHead>
      <tbody>
        {credentials.map((credential) => (
          <Tr key={credential.id}>
            <Td className="min-w-36 font-medium">{credential.name}</Td>
            <Td>
              <code className="font-mono text-xs">{credential.prefix}…</code>
            </Td>
            <Td className="min-w-44">{credential.scopes.map((scope) => t(`scope.${scope}`)).join(" · ")}</Td>
            <Td>
              <Timestamp at={credential.createdAt} className="block whitespace-nowrap">
                {formatInstant(credential.createdAt, place)}
              </Timestamp>
              <span className="text-muted">{credential.createdByName}</span>
            </Td>
            <Td className="whitespace-nowrap">
              {credential.lastUsedAt ? (
                <Timestamp at={credential.lastUsedAt}>
                  {formatInstant(credential.lastUsedAt, place)}
                </Timestamp>
              ) : (
                t("never")
              )}
            </Td>
            <Td>
              <State credential={credential} now={now} place={place} />
            </Td>
            {mayRevoke ? (
              <Td>{credential.revokedAt ? null : <RevokeForm credential={credential} />}</Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

type StateProps = { credential: CredentialRow; now: Date; place: Place };

async function State({ credential: { revokedAt, revokedByName, expiresAt }, now, place }: StateProps) {
  const t = await getTranslations("credentials");
  if (revokedAt)
    return (
      <Badge
        tone="neutral"
        title={t("by", { time: formatInstant(revokedAt, place), name: revokedByName ?? "" })}
      >
        {t("state.revoked")}
      </Badge>
    );
  if (expiresAt && expiresAt.getTime() <= now.getTime())
    return <Badge tone="neutral">{t("state.expired")}</Badge>;
  return (
    <Badge tone="success">
      {expiresAt ? t("state.until", { date: formatInstant(expiresAt, place, "date") }) : t("state.active")}
    </Badge>
  );
}

/** Folded away, since there is no way back. */
async function RevokeForm({ credential: { id, name } }: { credential: CredentialRow }) {
  const t = await getTranslations("credentials");
  return (
    <details className="py-1">
      <summary
        aria-label={t("revokeName", { name })}
        className="cursor-pointer whitespace-nowrap text-accent-ink underline-offset-2 hover:underline"
      >
        {t("revoke")}
      </summary>
      <form action={revokeCredentialAction} className="grid justify-items-start gap-2 py-2">
        <input type="hidden" name="id" value={id} />
        <p className="text-muted">{t("revokeHint")}</p>
        <SubmitButton variant="danger">{t("revoke")}</SubmitButton>
      </form>
    </details>
  );
}
