"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";

export type LetterOption = {
  name: string;
  kind: "answer" | "holding-reply";
  text: string;
  insert: string;
  sentAs: string;
};
export type LetterWords = { legend: string; remove: string };

type LetterPickerProps = {
  options: readonly LetterOption[];
  words: LetterWords;
  /** What the text is about to go out as; null for a message of no law's. */
  chosen: LetterOption | null;
  onChoose: (letter: LetterOption | null) => void;
};

/** Puts a letter that a law asks for into the text, and says that the message will count as it. */
export function LetterPicker({ options, words, chosen, onChoose }: LetterPickerProps) {
  if (chosen)
    return (
      <p className="flex flex-wrap items-center gap-x-2 text-ui-sm font-medium">
        <input type="hidden" name="letter" value={chosen.name} />
        <Icon name="shield-check" />
        <span>{chosen.sentAs}</span>
        <Button variant="secondary" size="small" onClick={() => onChoose(null)}>
          {words.remove}
        </Button>
      </p>
    );
  return (
    <Select
      aria-label={words.legend}
      value=""
      placeholder={words.legend}
      options={options.map(({ name, insert }) => ({ value: name, label: insert }))}
      onChange={(event) => onChoose(options.find(({ name }) => name === event.target.value) ?? null)}
      className="text-ui-sm"
    />
  );
}
