import { Button } from "@/components/ui/button";

type InsertWordProps = {
  label: string;
  /** What is suggested, in the customer's language. */
  text: string;
  body: string;
  onInsert: (body: string) => void;
};

/** Puts the suggested text into the draft: what is written already stays, the text follows behind it. */
export function InsertWord({ label, text, body, onInsert }: InsertWordProps) {
  const written = body.trimEnd();
  return (
    <Button
      size="small"
      className="justify-self-start"
      onClick={() => onInsert(written === "" ? text : `${written}\n\n${text}`)}
    >
      {label}
    </Button>
  );
}
