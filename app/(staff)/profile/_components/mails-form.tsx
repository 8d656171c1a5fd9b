"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { saveOwnMailsAction } from "@/lib/staff/actions";
import type { OwnMails } from "@/lib/staff/schema";

/** Which mails somebody wants; the digest is for leads and managers. */
export function MailsForm({ wanted, hasDigest }: { wanted: OwnMails; hasDigest: boolean }) {
  const t = useTranslations("auth.mails");
  const [{ done }, action] = useActionState(saveOwnMailsAction, UNTOUCHED);
  return (
    <form action={action} className="grid gap-3">
      {hasDigest ? (
        <Checkbox
          name="digestWanted"
          key={`digest-${wanted.digestWanted}`}
          label={t("digest")}
          hint={t("digestHint")}
          defaultChecked={wanted.digestWanted}
        />
      ) : null}
      <Checkbox
        name="clockMailsWanted"
        key={`clocks-${wanted.clockMailsWanted}`}
        label={t("clocks")}
        hint={t("clocksHint")}
        defaultChecked={wanted.clockMailsWanted}
      />
      <div className="flex items-center gap-3">
        <SubmitButton variant="secondary">{t("save")}</SubmitButton>
        {done ? (
          <Notice tone="success" role="status">
            {t("saved")}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
