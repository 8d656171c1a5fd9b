import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { isChannel } from "@/lib/complaints/queue-filter";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { formatInstant, formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";

const MOODS = ["1", "2", "3", "4", "5"] as const;

/** What happened in the customer's own words, what would put it right, and the facts given with it. */
export async function ComplaintPanel({ view }: { view: CaseView }) {
  const { file, place } = view;
  const [t, words, mood] = await Promise.all([
    getTranslations("case.complaint"),
    getTranslations("case"),
    getTranslations("filing.mood"),
  ]);
  const money = (minor: bigint | null) =>
    minor !== null && file.currency
      ? formatMoney({ amountMinor: minor, currency: file.currency }, place.locale)
      : null;
  const felt = MOODS.find((each) => each === String(file.moodAtIntake));
  const facts: [string, string | null][] = [
    [t("order"), file.orderReference],
    [t("paid"), money(file.amountPaidMinor)],
    [t("loss"), money(file.provenLossMinor)],
    [t("category"), file.categoryName],
    [t("region"), file.regionName],
    [t("received"), formatInstant(file.receivedAt, place)],
    [t("channel"), isChannel(file.channel) ? words(`channel.${file.channel}`) : file.channel],
    [t("language"), LOCALE_NAMES[file.locale]],
    [
      t("mood"),
      file.moodAtIntake === null
        ? null
        : felt === undefined
          ? null
          : t("moodValue", { words: mood(felt), mood: felt }),
    ],
  ];
  return (
    <Panel id="complaint" title={t("title")}>
      <div className="grid gap-3">
        <div className="grid gap-3 sm:grid-cols-[3fr_2fr]">
          <section
            aria-label={words("timeline.kinds.description")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
            tabIndex={0}
            className="max-h-36 overflow-y-auto whitespace-pre-wrap"
            lang={file.locale}
          >
            {file.description || t("empty")}
          </section>
          <section className="rounded-lg border border-accent-line bg-accent-soft px-3 py-2">
            <h3 className="text-xs font-medium text-accent-ink">{t("sought")}</h3>
            <p
              className="max-h-24 overflow-y-auto whitespace-pre-wrap"
              {...(file.remedySought ? { lang: file.locale } : {})}
            >
              {file.remedySought ?? t("soughtNothing")}
            </p>
          </section>
        </div>
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-ui-sm">
          {facts.map(([term, value]) =>
            value ? (
              <div key={term} className="flex gap-1.5">
                <dt className="text-muted">{term}</dt>
                <dd className="tabular">{value}</dd>
              </div>
            ) : null,
          )}
          {file.linkedReference ? (
            <div className="flex gap-1.5">
              <dt className="text-muted">{t("linked")}</dt>
              <dd>
                <Link href={paths.case(file.linkedReference)} prefetch={false} className="link">
                  {file.linkedReference}
                </Link>
              </dd>
            </div>
          ) : null}
        </dl>
      </div>
    </Panel>
  );
}
