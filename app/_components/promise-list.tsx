import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { promiseInForce } from "@/lib/sla/queries/public-promise";

const ICONS = {
  urgent: "zap",
  standard: "scale",
  low: "message-circle",
} as const satisfies Record<Severity, IconName>;

/** The promise, said before anything is asked of the customer: as the terms in force have it. */
export async function PromiseList() {
  const [t, promise] = await Promise.all([getTranslations("home.promise"), promiseInForce()]);
  const promised = SEVERITIES.flatMap((severity) => {
    const time = promise?.answer[severity];
    return time ? [{ severity, within: t(`within.${time.unit}`, { count: time.count }) }] : [];
  });
  return (
    <section aria-labelledby="promise" className="mt-10 rounded-lg border border-line bg-surface p-5 sm:p-6">
      <h2 id="promise" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <ul className="mt-4 grid gap-3.5">
        {promised.map(({ severity, within }) => (
          <li key={severity} className="flex gap-3.5">
            <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
              <Icon name={ICONS[severity]} className="size-4" />
            </span>
            <span>{t(severity, { within })}</span>
          </li>
        ))}
      </ul>
      <p className="mt-5 text-ui-sm">
        <Link href={paths.policy} prefetch={false} className="link">
          {t("more")}
        </Link>
      </p>
    </section>
  );
}
