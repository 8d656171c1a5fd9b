import type { AuditAction, AuditActorKind, AuditSubject } from "@/lib/domain/audit";

export type AuditFilter = {
  actorId: string | null;
  action: AuditAction | null;
  /** Days in the organisation's zone, both included. */
  from: string | null;
  to: string | null;
  /** A case by its reference. */
  reference: string | null;
  customerId: string | null;
};

export type AuditCursor = { at: Date; id: string };

export type AuditRow = {
  id: string;
  at: Date;
  actorKind: AuditActorKind;
  actorId: string | null;
  /** The colleague's or the credential's name as it is now. */
  actorName: string | null;
  action: AuditAction;
  subjectKind: AuditSubject | null;
  subjectId: string | null;
  /** What a reader knows the subject by: a reference, a name, the kind of a mail. */
  subjectLabel: string | null;
  customerId: string | null;
  facts: unknown;
  requestId: string | null;
  network: string | null;
};

export type AuditPage = { rows: AuditRow[]; next: AuditCursor | null };
