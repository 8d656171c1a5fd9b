import { Panel } from "@/components/ui/panel";
import { env, logSettings } from "@/lib/env";
import { getTranslations } from "@/lib/i18n/server";
import { shownSettings } from "@/lib/system/shown-settings";

/** What this process was started with; of a secret only whether there is one. */
export async function SettingsPanel() {
  const t = await getTranslations("system.settings");
  return (
    <Panel id="settings" title={t("title")} description={t("description")}>
      <dl className="grid gap-2 text-ui-sm">
        {shownSettings(env(), logSettings()).map((setting) => (
          <div key={setting.name} className="grid gap-x-3 sm:grid-cols-[12.5rem_minmax(0,1fr)]">
            <dt className="text-muted">
              <code className="break-all">{setting.name}</code>
            </dt>
            <dd className="break-all">
              {"value" in setting ? (
                setting.value
              ) : (
                <span className="text-muted">{setting.isSet ? t("set") : t("notSet")}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
