import { ClientMessages } from "@/components/shell/client-messages";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { customerAppeal } from "@/lib/complaints/queries/appeal";
import { appealStanding } from "@/lib/domain/appeal";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { outsideReferral } from "@/lib/organisation/queries";
import { AppealForm } from "./appeal-form";

type AppealSectionProps = { proof: CustomerProof; reference: string; now: Date; place: Place };

/** The way to have a decision reviewed while there is time for it; afterwards, who can be asked outside. */
export async function AppealSection({ proof, reference, now, place }: AppealSectionProps) {
  const facts = await customerAppeal(proof, now);
  const standing = facts && appealStanding(facts, now);
  // Also where nothing can be appealed, the form gives back what was typed while something changed.
  const form = (
    <ClientMessages namespaces={["tracking"]}>
      <AppealForm reference={reference} onlyKept={!standing?.mayAppeal} />
    </ClientMessages>
  );
  if (!standing || (!standing.mayAppeal && standing.reason === "not-decided")) return form;
  if (!standing.mayAppeal && standing.reason === "under-way") return form;
  const [t, body] = await Promise.all([getTranslations("tracking.appeal"), outsideReferral(place.locale)]);
  // The end is the first instant that is too late; the day before it is the last one.
  const lastDay = (end: Date) => formatInstant(new Date(end.getTime() - 1), place, "date-long");
  return (
    <section aria-labelledby="appeal" className="grid gap-3">
      <h2 id="appeal" className="text-xl font-semibold">
        {t("title")}
      </h2>
      {standing.mayAppeal ? (
        <>
          <p>{t("intro", { date: lastDay(standing.end) })}</p>
          <p className="text-muted">{t("offer")}</p>
        </>
      ) : (
        <p>
          {standing.reason === "too-late" && facts?.end
            ? t("late", { date: lastDay(facts.end) })
            : t("final")}
        </p>
      )}
      {form}
      {body ? <p>{t("outside", { body })}</p> : null}
    </section>
  );
}
