import type { Env, LogSettings } from "@/lib/env";
import type { ShownSetting } from "@/lib/system/types";

/** Host, port and path of an address; user and password stay out. */
function bareAddress(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port ? `:${port}` : ""}${pathname.replace(/^\/$/, "")}`;
}

const onOff = (on: boolean) => (on ? "on" : "off");

/** The settings in effect by the names one sets them with; a secret is told by whether it is set. */
export function shownSettings(env: Env, log: LogSettings): ShownSetting[] {
  return [
    { name: "HOST", value: env.host },
    { name: "PORT", value: String(env.port) },
    { name: "AMENDS_PUBLIC_URL", value: env.publicUrl },
    { name: "DATABASE_URL", value: bareAddress(env.databaseUrl) },
    { name: "AMENDS_DATA_DIR", value: env.dataDir },
    { name: "AMENDS_DEMO", value: env.demo ? "1" : "0" },
    { name: "AMENDS_SECRET", isSet: true },
    { name: "AMENDS_SETUP_CODE", isSet: env.setupCode !== null },
    { name: "AMENDS_RATE_LIMIT", value: onOff(env.rateLimit) },
    { name: "AMENDS_TRUSTED_PROXIES", value: env.trustedProxies.join(", ") || "–" },
    { name: "AMENDS_POOL_SIZE", value: String(env.poolSize) },
    { name: "AMENDS_WORKER", value: onOff(env.worker) },
    { name: "AMENDS_LOG", value: log.level },
    { name: "AMENDS_LOG_FORMAT", value: log.format },
    { name: "AMENDS_METRICS_TOKEN", isSet: env.metricsToken !== null },
    { name: "SMTP_URL", value: env.smtp ? bareAddress(env.smtp.url) : "–" },
    { name: "SMTP_FROM", value: env.smtp?.from ?? "–" },
  ];
}
