import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { getTranslations } from "@/lib/i18n/server";
import type { SystemVersions } from "@/lib/system/types";

/** What runs here, down to the database. */
export async function VersionsPanel({ versions }: { versions: SystemVersions }) {
  const t = await getTranslations("system.versions");
  const pending = versions.migrationsPending;
  const items = [
    { term: "Amends", value: versions.app },
    { term: t("commit"), value: versions.commit ? <code>{versions.commit}</code> : t("unknown") },
    { term: "Next.js", value: versions.next },
    { term: "Node.js", value: versions.node },
    { term: "PostgreSQL", value: versions.postgres },
    {
      term: t("migrations"),
      value: (
        <span className="grid justify-items-start gap-1">
          <span className="flex flex-wrap items-center gap-2">
            <span className="tabular">{t("applied", { count: versions.migrationsApplied })}</span>
            <Badge
              tone={pending.length > 0 ? "danger" : "success"}
              icon={pending.length > 0 ? "triangle-alert" : "check"}
            >
              {t("pending", { count: pending.length })}
            </Badge>
          </span>
          {pending.map((name) => (
            <code key={name} className="break-all text-ui-sm">
              {name}
            </code>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Panel id="versions" title={t("title")}>
      <DefinitionList items={items} />
    </Panel>
  );
}
