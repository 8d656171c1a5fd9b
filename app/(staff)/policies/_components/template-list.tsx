import { speechFor } from "@/lib/compensation/speech";
import { speak } from "@/lib/domain/compensation/render";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";

/** For whom each template is made, and where its figures come from. */
export async function TemplateList({ locale }: { locale: Locale }) {
  const t = await getTranslations("policies.start");
  const speech = speechFor(locale);
  return (
    <details>
      <summary className="text-ui-sm font-medium text-accent-ink">{t("about")}</summary>
      <dl className="mt-2 grid gap-3">
        {POLICY_TEMPLATES.map(({ id, name, description, sources }) => (
          <div key={id}>
            <dt className="font-medium">{speak(name, {}, speech)}</dt>
            <dd className="max-w-prose text-ui-sm text-muted">
              {speak(description, {}, speech)}
              <ul className="mt-1 list-disc ps-5">
                {sources.map((source) => (
                  <li key={source}>{source}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
