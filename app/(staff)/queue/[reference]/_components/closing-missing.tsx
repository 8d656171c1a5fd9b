import { Icon } from "@/components/ui/icon";
import type { ClosingView } from "@/lib/closing/types";
import type { ClosingRequirement } from "@/lib/domain/complaint-closing";
import { getTranslations } from "@/lib/i18n/server";

/** Where on the case page each missing thing is filled in; what the last word can carry has no place of its own. */
const PLACES: Partial<
  Record<ClosingRequirement, { href: string; label: "goAssess" | "goRemedy" | "goReply" }>
> = {
  attribution: { href: "#assessment", label: "goAssess" },
  "settled-awards": { href: "#remedy", label: "goRemedy" },
  "final-response": { href: "#reply", label: "goReply" },
};

/** What still stands between this case and its end, each line leading to where it is mended. */
export async function ClosingMissing({ view }: { view: ClosingView }) {
  const t = await getTranslations("closing");
  if (view.ways.length === 0) return <p className="text-ui text-muted">{t("status.tooEarly")}</p>;
  if (view.missing.length === 0)
    return (
      <p className="flex items-start gap-2 text-ui text-success">
        <Icon name="circle-check" className="mt-[0.2em]" />
        {t("ready")}
      </p>
    );
  return (
    <div>
      <h3 className="text-ui-sm font-medium">{t("missing.title")}</h3>
      <ul className="mt-1 grid gap-1 text-ui">
        {view.missing.map((requirement) => {
          const place = PLACES[requirement];
          return (
            <li key={requirement} className="flex items-start gap-2">
              <Icon name="circle-dashed" className="mt-[0.2em] text-warning" />
              <span>
                {t(`missing.${requirement}`)}{" "}
                {place ? (
                  <a href={place.href} className="text-accent-ink underline underline-offset-2">
                    {t(`missing.${place.label}`)}
                  </a>
                ) : (
                  <a href="#closing-message" className="text-ui-sm text-muted underline underline-offset-2">
                    {t("missing.below")}
                  </a>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
