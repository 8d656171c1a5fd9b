import type { Speech } from "@/lib/domain/compensation/render";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import type { Sentence } from "@/lib/domain/compensation/sentences/sentence";

/**
 * Sentences about a policy as running text. `speech` is the server's `policySpeech(locale)` or, in the browser, what
 * `usePolicySpeech()` gives.
 */
export function SentenceText({ sentences, speech }: { sentences: readonly Sentence[]; speech: Speech }) {
  const space = speech.locale === "en" ? " " : "";
  return <>{sentences.map((sentence) => renderSentence(sentence, speech)).join(space)}</>;
}
