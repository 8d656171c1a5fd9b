import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { correctCaseContact } from "@/lib/complaints/actions/mail";
import type { CaseContact } from "@/lib/complaints/queries/case";
import { getTranslations } from "@/lib/i18n/server";
import { bounceReason } from "@/lib/outbox/bounce";
import { CaseFields } from "./case-fields";
import type { CaseView } from "./case-view";

/** How the customer is reached, and which address letters came back from. */
export async function ContactList({ view }: { view: CaseView }) {
  const t = await getTranslations("case.customer");
  const { contacts } = view.file;
  const emails = contacts.filter(({ kind }) => kind === "email");
  const isUnreachable = emails.length > 0 && emails.every(({ bounceCode }) => bounceCode !== null);
  return (
    <>
      <ul className="grid gap-0.5 text-ui-sm">
        {contacts.length === 0 ? <li className="text-muted">{t("noContact")}</li> : null}
        {contacts.map((contact) => (
          <Contact key={`${contact.kind}:${contact.value}`} contact={contact} />
        ))}
      </ul>
      {isUnreachable && view.mayWork ? <CorrectContact view={view} /> : null}
    </>
  );
}

async function Contact({ contact: { kind, value, verified, bounceCode } }: { contact: CaseContact }) {
  const [t, bounce] = await Promise.all([getTranslations("case.customer"), getTranslations("outbox.bounce")]);
  return (
    <li>
      <span className="flex items-center gap-1.5">
        <Icon name={kind === "email" ? "at-sign" : "phone"} className="text-muted" />
        <span className="truncate">{value}</span>
        {verified ? <Icon name="badge-check" label={t("verified")} className="text-success" /> : null}
      </span>
      {bounceCode ? (
        <span className="flex items-baseline gap-1.5 font-medium text-danger">
          <Icon name="mail-x" className="self-center" />
          {t("bounced", { reason: bounce(bounceReason(bounceCode)) })}
        </span>
      ) : null}
    </li>
  );
}

/** What the customer says on the phone when asked; what came back goes there at once. */
async function CorrectContact({ view }: { view: CaseView }) {
  const t = await getTranslations("case.customer");
  return (
    <DeskForm action={correctCaseContact} words={view.words} done={t("corrected")}>
      <CaseFields file={view.file} />
      <Field name="email" label={t("newAddress")} hint={t("newAddressHint")}>
        {(control) => <Input {...control} type="email" autoComplete="off" required />}
      </Field>
      <SubmitButton variant="secondary" size="small" className="justify-self-start">
        {t("correct")}
      </SubmitButton>
    </DeskForm>
  );
}
