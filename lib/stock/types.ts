import type { AdjustReason, StockFigures, StockMoveKind } from "@/lib/domain/stock";

export const STOCK_FAILURES = [
  "incomplete",
  "sku-taken",
  "not-found",
  "below-reserved",
  "not-positive",
  "too-many",
  "reason-missing",
  "key-reused",
  "not-allowed",
] as const;
export type StockFailure = (typeof STOCK_FAILURES)[number];

export type StockItemRow = StockFigures & {
  id: string;
  sku: string;
  names: unknown;
  departmentId: string | null;
  departmentNames: unknown;
  lowAt: number;
  active: boolean;
};

export type StockMoveRow = {
  id: string;
  itemId: string;
  sku: string;
  names: unknown;
  kind: StockMoveKind;
  onHandChange: number;
  reservedChange: number;
  reason: AdjustReason | null;
  actorKind: "customer" | "staff" | "system";
  actorName: string | null;
  reference: string | null;
  movedAt: Date;
};

/** An item whose figures do not equal the sum of its moves. */
export type StockDifference = { sku: string; figure: "on-hand" | "reserved"; stored: number; folded: number };

/** What an agent may promise instead of money. */
export type StockChoice = { id: string; sku: string; names: unknown; free: number };
