import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("privacy");
  return { title: t("title") };
}

/** What happens to personal details, in plain words. */
export default async function PrivacyPage() {
  const [t, common, organisation] = await Promise.all([
    getTranslations("privacy"),
    getTranslations("common"),
    organisationFrame(),
  ]);
  const name = organisation?.name ?? common("product");
  const sections = [
    { id: "who", title: t("who.title"), lines: [t("who.body", { organisation: name })] },
    {
      id: "what",
      title: t("what.title"),
      lines: [t("what.complaint"), t("what.person"), t("what.story"), t("what.survey")],
    },
    { id: "why", title: t("why.title"), lines: [t("why.body"), t("why.machine")] },
    { id: "see", title: t("see.title"), lines: [t("see.staff"), t("see.outside"), t("see.link")] },
    { id: "cookies", title: t("cookies.title"), lines: [t("cookies.body")] },
    { id: "long", title: t("long.title"), lines: [t("long.body")] },
    { id: "rights", title: t("rights.title"), lines: [t("rights.body")] },
  ];
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <div className="grid gap-9">
        {sections.map(({ id, title, lines }) => (
          <section key={id} aria-labelledby={id} className="grid gap-2">
            <h2 id={id} className="text-xl font-semibold">
              {title}
            </h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}
