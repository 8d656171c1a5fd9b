import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { SEVERITIES } from "@/lib/domain/severity";
import { isByTheWallClock, type PublicPromise } from "@/lib/domain/sla/terms/public-promise";

/** The promise in three short lines, said before anything is sent; nothing where nothing is promised. */
export function PromiseTimes({ promise }: { promise: PublicPromise | null }) {
  const t = useTranslations("filing.promise");
  const words = useTranslations("home.promise");
  const promised = SEVERITIES.flatMap((severity) => {
    const time = promise?.answer[severity];
    return time ? [{ severity, within: words(`within.${time.unit}`, { count: time.count }) }] : [];
  });
  if (!promise || promised.length === 0) return null;
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
        {promised.map(({ severity, within }) => (
          <li key={severity}>{words(severity, { within })}</li>
        ))}
      </ul>
      <p className="mt-1.5 text-muted">{isByTheWallClock(promise) ? t("zone") : t("office")}</p>
    </section>
  );
}
