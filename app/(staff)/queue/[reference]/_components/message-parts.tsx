import { Checkbox } from "@/components/ui/checkbox";
import type { ComposerWords } from "./composer";

type MessagePartsProps = { words: ComposerWords; mayApologise: boolean; mayWait: boolean };

/** What the message says in human terms: closing asks for it later. An apology for our fault only where it is ours. */
export function MessageParts({ words, mayApologise, mayWait }: MessagePartsProps) {
  const parts = mayApologise ? (["apology", "explanation"] as const) : (["regret", "explanation"] as const);
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4">
      <legend className="sr-only">{words.contains}</legend>
      <span aria-hidden="true" className="text-ui-sm text-muted">
        {words.contains}
      </span>
      {parts.map((part) => (
        <Checkbox key={part} name={part} id={`contains-${part}`} label={words.parts[part]} />
      ))}
      {mayApologise ? <Checkbox name="regret" id="contains-regret" label={words.parts.regret} /> : null}
      {mayWait ? (
        <Checkbox name="thenWait" id="then-wait" label={words.thenWait} className="ms-auto" />
      ) : null}
      {mayApologise ? null : <p className="basis-full text-xs text-faint">{words.noApology}</p>}
    </fieldset>
  );
}
