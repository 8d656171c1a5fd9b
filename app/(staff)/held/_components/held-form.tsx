import { DeskForm } from "@/components/complaints/desk-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { reviewHeld } from "@/lib/complaints/actions/held";
import type { HeldStatus } from "@/lib/complaints/held-status";
import type { HeldRow } from "@/lib/complaints/queries/held";
import { getTranslations } from "@/lib/i18n/server";

/** A person's word about one held filing. */
export async function HeldForm({ row, status }: { row: HeldRow; status: HeldStatus }) {
  const [t, failures] = await Promise.all([getTranslations("held"), getTranslations("case.failures")]);
  const words = {
    saving: t("saving"),
    failures: {
      "not-found": failures("already-decided"),
      "already-decided": failures("already-decided"),
      incomplete: failures("incomplete"),
      unreachable: failures("unreachable"),
    },
  };
  return (
    <DeskForm action={reviewHeld} words={words} done={t("done")} className="mt-3">
      <input type="hidden" name="heldId" value={row.id} />
      <div className="flex flex-wrap gap-2">
        {status === "spam" ? (
          <SubmitButton variant="secondary" size="small" name="decision" value="restore">
            {t("restore")}
          </SubmitButton>
        ) : (
          <>
            <SubmitButton size="small" name="decision" value="release">
              {t("release")}
            </SubmitButton>
            <SubmitButton variant="danger" size="small" name="decision" value="spam">
              {t("spam")}
            </SubmitButton>
          </>
        )}
      </div>
    </DeskForm>
  );
}
