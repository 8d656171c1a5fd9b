import type { z } from "zod";
import { filedComplaint, newComplaint, problemDocument, trackedComplaint } from "@/lib/api/complaint-schema";
import {
  COMPLAINT_EXAMPLES,
  EVALUATION_EXAMPLES,
  NOTE_EXAMPLE,
  REDEMPTION_EXAMPLES,
} from "@/lib/api/examples";
import { pointsAnswer, pointsRedemptionAnswer } from "@/lib/api/points-schema";
import { evaluation, evaluationRequest, publishedPolicyAnswer } from "@/lib/api/policy-schema";
import { newNote, queuePage, queueQuery, staffComplaint, writtenNote } from "@/lib/api/staff-schema";
import { newRedemption, redemptionAnswer, voucherAnswer } from "@/lib/api/voucher-schema";
import type { ApiScope } from "@/lib/auth/scopes";
import type { ProblemKind } from "@/lib/http/problem";
import type { Messages } from "@/lib/i18n/load-messages";

/** Every schema by the name it has in the document. */
export const SCHEMAS = {
  NewComplaint: newComplaint,
  FiledComplaint: filedComplaint,
  TrackedComplaint: trackedComplaint,
  QueuePage: queuePage,
  StaffComplaint: staffComplaint,
  NewNote: newNote,
  WrittenNote: writtenNote,
  PublishedPolicy: publishedPolicyAnswer,
  EvaluationRequest: evaluationRequest,
  Evaluation: evaluation,
  Voucher: voucherAnswer,
  NewRedemption: newRedemption,
  Redemption: redemptionAnswer,
  Points: pointsAnswer,
  PointsRedemption: pointsRedemptionAnswer,
  Problem: problemDocument,
} as const satisfies Record<string, z.ZodType>;
export type SchemaName = keyof typeof SCHEMAS;

export type Operation = {
  /** Its name in generated clients, and the key of its words. */
  id: keyof Messages["api"]["operations"];
  method: "get" | "post";
  /** With the reference, code or number in braces, as OpenAPI writes it. */
  path: string;
  /** Nobody has to say who they are; the complaint's own token; or a credential with this scope. */
  needs: "nothing" | "tracking-token" | ApiScope;
  query?: z.ZodObject;
  request?: { schema: SchemaName; examples: Readonly<Record<string, unknown>> };
  response: { status: 200 | 201; schema: SchemaName };
  takesKey: boolean;
  /** Whether a request without a key is refused. */
  needsKey?: boolean;
  problems: readonly ProblemKind[];
};

const WRITING = [
  "invalid",
  "too-large",
  "media-type",
  "key-reused",
] as const satisfies readonly ProblemKind[];
const ALWAYS = ["too-many", "internal", "unavailable"] as const satisfies readonly ProblemKind[];

/** Everything the API can do: the document, the page and the tests are made of this list. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: "fileComplaint",
    method: "post",
    path: "/complaints",
    needs: "nothing",
    request: { schema: "NewComplaint", examples: COMPLAINT_EXAMPLES },
    response: { status: 201, schema: "FiledComplaint" },
    takesKey: true,
    problems: [...WRITING, "unauthorised", "forbidden", "in-flight", ...ALWAYS],
  },
  {
    id: "trackComplaint",
    method: "get",
    path: "/complaints/{reference}",
    needs: "tracking-token",
    response: { status: 200, schema: "TrackedComplaint" },
    takesKey: false,
    problems: ["unauthorised", ...ALWAYS],
  },
  {
    id: "listComplaints",
    method: "get",
    path: "/staff/complaints",
    needs: "complaints:read",
    query: queueQuery,
    response: { status: 200, schema: "QueuePage" },
    takesKey: false,
    problems: ["invalid", "unauthorised", "forbidden", ...ALWAYS],
  },
  {
    id: "readComplaint",
    method: "get",
    path: "/staff/complaints/{reference}",
    needs: "complaints:read",
    response: { status: 200, schema: "StaffComplaint" },
    takesKey: false,
    problems: ["unauthorised", "forbidden", "not-found", ...ALWAYS],
  },
  {
    id: "writeNote",
    method: "post",
    path: "/staff/complaints/{reference}/notes",
    needs: "notes:write",
    request: { schema: "NewNote", examples: { carrier: NOTE_EXAMPLE } },
    response: { status: 201, schema: "WrittenNote" },
    takesKey: true,
    problems: [...WRITING, "unauthorised", "forbidden", "not-found", ...ALWAYS],
  },
  {
    id: "readPolicy",
    method: "get",
    path: "/policy",
    needs: "nothing",
    response: { status: 200, schema: "PublishedPolicy" },
    takesKey: false,
    problems: ["internal", "unavailable"],
  },
  {
    id: "evaluatePolicy",
    method: "post",
    path: "/policy/evaluate",
    needs: "policy:evaluate",
    request: { schema: "EvaluationRequest", examples: EVALUATION_EXAMPLES },
    response: { status: 200, schema: "Evaluation" },
    takesKey: false,
    problems: ["invalid", "too-large", "media-type", "unauthorised", "forbidden", ...ALWAYS],
  },
  {
    id: "readVoucher",
    method: "get",
    path: "/vouchers/{code}",
    needs: "voucher:read",
    response: { status: 200, schema: "Voucher" },
    takesKey: false,
    problems: ["unauthorised", "forbidden", "not-found", ...ALWAYS],
  },
  {
    id: "redeemVoucher",
    method: "post",
    path: "/vouchers/{code}/redemptions",
    needs: "voucher:redeem",
    request: { schema: "NewRedemption", examples: REDEMPTION_EXAMPLES },
    response: { status: 201, schema: "Redemption" },
    takesKey: true,
    needsKey: true,
    problems: [...WRITING, "unauthorised", "forbidden", "not-found", "not-enough", "gone", ...ALWAYS],
  },
  {
    id: "readPoints",
    method: "get",
    path: "/customers/{customer}/points",
    needs: "points:read",
    response: { status: 200, schema: "Points" },
    takesKey: false,
    problems: ["unauthorised", "forbidden", "not-found", ...ALWAYS],
  },
  {
    id: "redeemPoints",
    method: "post",
    path: "/customers/{customer}/points/redemptions",
    needs: "points:redeem",
    request: { schema: "NewRedemption", examples: REDEMPTION_EXAMPLES },
    response: { status: 201, schema: "PointsRedemption" },
    takesKey: true,
    needsKey: true,
    problems: [...WRITING, "unauthorised", "forbidden", "not-found", "not-enough", ...ALWAYS],
  },
];
