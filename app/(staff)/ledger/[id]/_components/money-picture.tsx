import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { useAccountNames } from "@/components/ledger/account-name";
import { ACCOUNT_KINDS, type AccountKind } from "@/lib/domain/ledger/accounts";
import { type Move, movesOf } from "@/lib/domain/ledger/moves";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import type { NamedTransaction } from "@/lib/ledger/queries/story";

type MoneyPictureProps = { story: readonly NamedTransaction[]; place: Place };

/**
 * The way of an award's money as a picture: a column for each account that it touched, a line for each transaction, an
 * arrow for each movement, with who moved it and by whose leave. The same stands as a table below it.
 */
export function MoneyPicture({ story, place }: MoneyPictureProps) {
  const t = useTranslations("ledger");
  const touched = new Set(story.flatMap(({ postings }) => postings.map(({ account }) => account)));
  const columns = ACCOUNT_KINDS.filter((kind) => touched.has(kind));
  if (columns.length === 0) return null;
  return (
    <section className="overflow-x-auto p-4" aria-label={t("story.picture")}>
      <div
        className="grid min-w-160 items-center gap-y-3 text-ui-sm"
        style={{ gridTemplateColumns: `minmax(11rem, auto) repeat(${columns.length}, minmax(6rem, 1fr))` }}
      >
        <span />
        {columns.map((kind) => (
          <span key={kind} className="text-center font-semibold">
            {t(`account.${kind}`)}
          </span>
        ))}
        {story.map((transaction) => (
          <Fragment key={transaction.id}>
            <Author transaction={transaction} place={place} />
            <div
              className="relative grid gap-1 py-1"
              style={{ gridColumn: `2 / span ${columns.length}`, gridTemplateColumns: "subgrid" }}
            >
              {movesOf(transaction.postings).map((move) => (
                <Arrow
                  key={`${move.from.account} ${move.to.account} ${move.to.detail}`}
                  move={move}
                  columns={columns}
                  text={formatMoney(
                    { amountMinor: move.amountMinor, currency: transaction.currency },
                    place.locale,
                  )}
                />
              ))}
            </div>
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function Author({ transaction, place }: { transaction: NamedTransaction; place: Place }) {
  const t = useTranslations("ledger");
  const { kind, postedAt, actor, actorName, approverNames } = transaction;
  return (
    <div className="pe-4">
      <span className="block font-medium">{t(`kind.${kind}`)}</span>
      <span className="tabular block text-muted">{formatInstant(postedAt, place)}</span>
      <span className="block text-muted">
        {actorName ?? t(`by.${actor.kind}`)}
        {approverNames.length > 0 ? ` · ${t("story.approvedBy", { names: approverNames.join(", ") })}` : null}
      </span>
    </div>
  );
}

type ArrowProps = { move: Move; columns: readonly AccountKind[]; text: string };

/** From the middle of one column to the middle of another: the line carries the amount, its head shows the way. */
function Arrow({ move, columns, text }: ArrowProps) {
  const nameOf = useAccountNames();
  const [from, to] = [columns.indexOf(move.from.account), columns.indexOf(move.to.account)];
  const [first, last] = from < to ? [from, to] : [to, from];
  const share = 100 / (last - first + 1) / 2;
  const label = `${nameOf(move.from)} → ${nameOf(move.to)}: ${text}`;
  return (
    <div
      className="row-auto text-center"
      style={{ gridColumn: `${first + 1} / ${last + 2}`, paddingInline: `${share}%` }}
    >
      <span className="tabular block whitespace-nowrap">
        <span className="sr-only">{label}</span>
        <span aria-hidden="true">{text}</span>
      </span>
      <span aria-hidden="true" className="relative block h-2">
        <span className="absolute inset-x-0 top-1 border-t-2 border-accent" />
        <span
          className={`absolute top-0 h-2.5 w-2.5 rotate-45 border-accent ${
            from < to ? "right-0.5 border-t-2 border-r-2" : "left-0.5 border-b-2 border-l-2"
          }`}
        />
      </span>
    </div>
  );
}
