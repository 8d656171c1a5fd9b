import { Icon } from "@/components/ui/icon";
import type { Letter, LetterBlock } from "@/lib/outbox/letter";

/** A letter as its reader has it, drawn as text: no HTML of a mail is ever put into a page. */
export function LetterView({ letter, masked }: { letter: Letter; masked: string | null }) {
  return (
    <article
      lang={letter.locale}
      className="grid max-w-2xl gap-4 rounded-lg border border-line bg-surface p-6 text-base leading-relaxed"
    >
      {letter.blocks.map((block, index) => (
        <Block key={index} block={block} masked={masked} />
      ))}
    </article>
  );
}

/** `masked` stands in for a link that opens without a password; null: this one does not. */
function Block({ block, masked }: { block: LetterBlock; masked: string | null }) {
  switch (block.kind) {
    case "text":
      return <p className="whitespace-pre-line">{block.text}</p>;
    case "small":
      return <p className="text-ui-sm whitespace-pre-line text-muted">{block.text}</p>;
    case "quote":
      return (
        <blockquote className="border-s-4 border-accent-line ps-4 whitespace-pre-line">
          {block.text}
        </blockquote>
      );
    case "list":
      return (
        <ul className="list-disc ps-6">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "link":
      return (
        <p className="flex flex-wrap items-center gap-2">
          <span className="rounded-lg border border-line bg-sunken px-3 py-1.5 font-medium">
            {block.label}
          </span>
          {masked === null ? (
            <span className="text-ui-sm break-all text-muted">{block.url}</span>
          ) : (
            <span className="flex items-center gap-1 text-ui-sm text-muted">
              <Icon name="lock" />
              {masked}
            </span>
          )}
        </p>
      );
  }
}
