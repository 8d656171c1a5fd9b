import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { RESPONSE_HOURS } from "@/lib/domain/promise";
import { SEVERITIES } from "@/lib/domain/severity";

/** The promise in three short lines, said before anything is sent. */
export function PromiseTimes() {
  const t = useTranslations("filing.promise");
  const words = useTranslations("home.promise");
  return (
    <section
      aria-labelledby="promise-times"
      className="rounded-lg border border-accent-line bg-accent-soft px-4 py-3.5 text-ui-sm"
    >
      <h2 id="promise-times" className="flex items-center gap-2 text-ui font-semibold text-accent-ink">
        <Icon name="clock" />
        {t("title")}
      </h2>
      <ul className="mt-1.5 grid gap-1">
        {SEVERITIES.map((severity) => (
          <li key={severity}>{words(severity, { hours: RESPONSE_HOURS[severity] })}</li>
        ))}
      </ul>
      <p className="mt-1.5 text-muted">{t("zone")}</p>
    </section>
  );
}
