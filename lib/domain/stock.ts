export const STOCK_MOVE_KINDS = ["receive", "reserve", "release", "deliver", "adjust"] as const;
export type StockMoveKind = (typeof STOCK_MOVE_KINDS)[number];

/** Why a count was set right by hand. A closed list, so that no free text stands beside units for ever. */
export const ADJUST_REASONS = ["stock-count", "damaged", "lost", "returned", "correction"] as const;
export type AdjustReason = (typeof ADJUST_REASONS)[number];

/** Units of an item: those on the shelf, and how many of them are promised to customers. */
export type StockFigures = { readonly onHand: number; readonly reserved: number };

/** What a move does to the figures of its item. */
export type StockChange = { readonly onHandChange: number; readonly reservedChange: number };

/** The change of a move of so many units; an adjustment may be negative, every other move is of at least one. */
export function stockChange(kind: StockMoveKind, units: number): StockChange {
  switch (kind) {
    case "receive":
    case "adjust":
      return { onHandChange: units, reservedChange: 0 };
    case "reserve":
      return { onHandChange: 0, reservedChange: units };
    case "release":
      return { onHandChange: 0, reservedChange: -units };
    case "deliver":
      return { onHandChange: -units, reservedChange: -units };
  }
}

export function freeUnits({ onHand, reserved }: StockFigures): number {
  return onHand - reserved;
}

/** Whether more should be ordered: so few are free that the next promises cannot be kept. */
export function isLow(figures: StockFigures, lowAt: number): boolean {
  return freeUnits(figures) <= lowAt;
}
