import { SubmitButton } from "@/components/ui/submit-button";
import { openTermsDraft } from "@/lib/sla/actions/terms";

/** Copies a version into the draft, the newest one unless another is named. */
export function StartDraft({ from, label }: { from: number | null; label: string }) {
  return (
    <form action={openTermsDraft}>
      {from === null ? null : <input type="hidden" name="from" value={from} />}
      <SubmitButton variant={from === null ? "primary" : "secondary"}>{label}</SubmitButton>
    </form>
  );
}
