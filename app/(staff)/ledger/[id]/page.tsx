import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AwardBadge } from "@/components/compensation/award-badge";
import { DecisionWhy } from "@/components/compensation/decision-why";
import { RemedyLines } from "@/components/compensation/remedy-lines";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { awardStory } from "@/lib/compensation/queries/story";
import { formatInstant, formatMoney } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { ledgerStory } from "@/lib/ledger/queries/story";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { ApprovalList } from "./_components/approval-list";
import { FactsList } from "./_components/facts-list";
import { MoneyPicture } from "./_components/money-picture";
import { PostingTable } from "./_components/posting-table";

type StoryPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.story");
  return { title: t("title") };
}

/** One award from its facts to its last posting. */
export default async function AwardStoryPage({ params }: StoryPageProps) {
  const staff = await requireStaff("ledger.read");
  const id = z.guid().safeParse((await params).id);
  if (!id.success) notFound();
  const [t, parts, locale, organisation, story, postings] = await Promise.all([
    getTranslations("ledger"),
    getTranslations("compensation.part"),
    getLocale(),
    organisationFrame(),
    awardStory(staff, id.data),
    ledgerStory(staff, id.data),
  ]);
  if (!story) notFound();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const { award, decision, policy, facts } = story;
  const amount = formatMoney({ amountMinor: award.amountMinor, currency: award.currency }, locale);
  return (
    <div className="grid gap-4">
      <PageHeader
        kicker={
          <Link href={paths.ledger} prefetch={false} className="link">
            {t("story.back")}
          </Link>
        }
        title={t("story.title")}
        description={
          <>
            <Link href={paths.case(story.reference)} prefetch={false} className="link">
              {story.reference}
            </Link>{" "}
            · {parts(award.part)} · <span className="tabular">{amount}</span>{" "}
            <AwardBadge status={award.status} />
          </>
        }
      />
      <Panel title={t("story.postings")} padding="none">
        <MoneyPicture story={postings} place={place} />
        <PostingTable story={postings} place={place} />
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel
          id="decision"
          title={t("story.decision")}
          description={t("story.decidedBy", {
            at: formatInstant(story.decidedAt, place),
            name: story.decidedByName ?? t("by.system"),
          })}
        >
          {decision ? <DecisionWhy decision={decision} policy={policy} locale={locale} /> : null}
        </Panel>
        <div className="grid gap-4">
          <Panel id="remedies" title={t("story.remedies")}>
            <RemedyLines lines={award.remedies} currency={award.currency} locale={locale} />
          </Panel>
          <Panel id="approvals" title={t("story.approvals")}>
            <ApprovalList approvals={story.approvals} place={place} />
          </Panel>
          {facts ? (
            <Panel id="facts" title={t("story.facts")}>
              <FactsList facts={facts} policy={policy} place={place} />
            </Panel>
          ) : null}
        </div>
      </div>
    </div>
  );
}
