import { db, sql } from "@/lib/db/client";

/**
 * The mails of the story stay in the Outbox and never leave the house. Each gets the time of its cause, which follows
 * from what it tells: a message, an award, a survey, or the complaint itself.
 */
export async function keepMails(now: Date): Promise<void> {
  await db().$executeRaw(sql`
    WITH caused AS (
      SELECT m.id, coalesce(
        (SELECT x.sent_at FROM message x WHERE x.id = (m.params->>'messageId')::uuid),
        (SELECT s.sent_at FROM survey s WHERE s.id = (m.params->>'surveyId')::uuid),
        CASE m.template
          WHEN 'offer-reminder' THEN a.expires_at - make_interval(days => o.offer_reminder_days)
          WHEN 'promise-delayed' THEN a.fulfil_due_at + interval '1 second'
          ELSE (SELECT max(e.occurred_at) FROM complaint_event e
            WHERE e.complaint_id = m.complaint_id AND e.facts->>'awardId' = m.params->>'awardId'
              AND e.type = CASE m.template WHEN 'fulfilled' THEN 'award-fulfilled'
                WHEN 'offer-expired' THEN 'award-expired' ELSE 'award-offered' END) END,
        (SELECT x.received_at FROM complaint x WHERE x.id::text = substr(m.dedupe_key, length(m.template) + 2)),
        c.received_at) AS at
      FROM mail m JOIN complaint c ON c.id = m.complaint_id JOIN organisation o ON o.id = 1
        LEFT JOIN award a ON a.id = (m.params->>'awardId')::uuid
      WHERE m.status = 'queued'
    )
    UPDATE mail SET status = 'kept', attempts = 1, created_at = least(at, ${now}::timestamptz),
      sent_at = least(at + interval '4 seconds', ${now}::timestamptz)
    FROM caused WHERE caused.id = mail.id`);
}
