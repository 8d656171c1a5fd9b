import { ClientMessages } from "@/components/shell/client-messages";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { ReopenForm } from "./reopen-form";

type ReopenSectionProps = {
  reference: string;
  /** Exclusive. */
  until: Date;
  place: Place;
};

/** The way back into a case that we closed because we had heard nothing. */
export async function ReopenSection({ reference, until, place }: ReopenSectionProps) {
  const t = await getTranslations("tracking.reopen");
  const date = formatInstant(new Date(until.getTime() - 1), place, "date-long");
  return (
    <section
      aria-labelledby="reopen"
      className="grid gap-3 rounded-lg border border-accent-line bg-accent-soft p-4"
    >
      <h2 id="reopen" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p>{t("body", { date })}</p>
      <ClientMessages namespaces={["tracking"]}>
        <ReopenForm reference={reference} />
      </ClientMessages>
    </section>
  );
}
