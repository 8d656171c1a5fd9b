import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { CustomerFile } from "@/lib/customers/queries/file";
import { getTranslations } from "@/lib/i18n/server";

/** Tier, standing, note, and how to reach the customer. A tier counts once a contact is verified. */
export async function ContactsPanel({ file }: { file: CustomerFile }) {
  const [t, page, customer] = await Promise.all([
    getTranslations("case"),
    getTranslations("case.page"),
    getTranslations("case.customer"),
  ]);
  return (
    <Panel id="contacts" title={page("contacts")}>
      <div className="grid gap-2 text-ui-sm">
        <div className="flex flex-wrap gap-1.5">
          <Badge tone={file.verified && file.tier !== "regular" ? "accent" : "neutral"}>
            {t(`tier.${file.verified ? file.tier : "regular"}`)}
          </Badge>
          <Badge>{t(`standing.${file.standing}`)}</Badge>
          {file.verified ? null : (
            <Badge tone="warning" icon="triangle-alert">
              {customer("unverified")}
            </Badge>
          )}
        </div>
        <ul className="grid gap-1">
          {file.contacts.length === 0 ? <li className="text-muted">{customer("noContact")}</li> : null}
          {file.contacts.map(({ kind, value, verified }) => (
            <li key={`${kind}:${value}`} className="flex items-center gap-1.5">
              <Icon name={kind === "email" ? "at-sign" : "phone"} className="text-muted" />
              <span className="truncate">{value}</span>
              {verified ? (
                <Icon name="badge-check" label={customer("verified")} className="text-success" />
              ) : null}
            </li>
          ))}
        </ul>
        {file.note ? (
          <p className="rounded-md bg-warning-soft px-2 py-1 whitespace-pre-wrap">
            <span className="block text-xs font-medium">{page("note")}</span>
            {file.note}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}
