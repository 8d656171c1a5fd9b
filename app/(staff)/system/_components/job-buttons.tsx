import { SubmitButton } from "@/components/ui/submit-button";
import { getTranslations } from "@/lib/i18n/server";
import { cancelJobAction, retryJobAction } from "@/lib/system/actions";

/** Run now, or take out of the queue: the second only behind a second press. */
export async function JobButtons({ jobId }: { jobId: string }) {
  const t = await getTranslations("system.jobs");
  return (
    <div className="flex items-start gap-2 whitespace-nowrap">
      <form action={retryJobAction}>
        <input type="hidden" name="jobId" value={jobId} />
        <SubmitButton size="small" variant="secondary" aria-label={t("retryOf", { id: jobId })}>
          {t("retry")}
        </SubmitButton>
      </form>
      <details className="pt-1 text-ui-sm">
        <summary className="text-muted" aria-label={t("cancelOf", { id: jobId })}>
          {t("cancel")}
        </summary>
        <form action={cancelJobAction} className="pt-1">
          <input type="hidden" name="jobId" value={jobId} />
          <SubmitButton size="small" variant="danger" aria-label={t("cancelForGoodOf", { id: jobId })}>
            {t("cancelForGood")}
          </SubmitButton>
        </form>
      </details>
    </div>
  );
}
