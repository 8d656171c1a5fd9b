/** Every letter the system writes by itself; each has its words in three languages under the namespace `mail`. */
export const MAIL_TEMPLATES = [
  "acknowledgement",
  "earlier-complaint-link",
  "lost-link",
  "answer",
  "holding-reply",
  "offer",
  "offer-reminder",
  "offer-expired",
  "entitlement",
  "promise-delayed",
  "fulfilled",
  "closed",
  "survey-csat",
  "survey-nps",
  "survey-both",
] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];
