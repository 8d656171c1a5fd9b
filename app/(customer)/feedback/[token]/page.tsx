import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { getTranslations } from "@/lib/i18n/server";
import { surveyByToken } from "@/lib/surveys/queries";
import { SurveyForm } from "./_components/survey-form";
import { Thanks } from "./_components/thanks";

type SurveyPageProps = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("survey");
  return { title: t("title") };
}

/** The questions behind a survey's private link; thanks once they are answered. Looking changes nothing. */
export default async function SurveyPage({ params }: SurveyPageProps) {
  const { token } = await params;
  const survey = await surveyByToken(token);
  if (!survey) notFound();
  if (survey.isAnswered) return <Thanks reference={survey.reference} isLow={survey.isLow} />;
  const t = await getTranslations("survey");
  return (
    <>
      <PageHeader title={t("title")} description={t("lead", { reference: survey.reference })} />
      <ClientMessages namespaces={["survey", "common"]}>
        <SurveyForm token={token} questions={survey.questions} />
      </ClientMessages>
    </>
  );
}
