/** A month of the organisation's calendar, "YYYY-MM". */
export type Month = string;

export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): string {
  return `${month}-01`;
}

/** The month after; December is followed by January. */
export function monthAfter(month: Month): Month {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(nextYear).padStart(4, "0")}-${String(next).padStart(2, "0")}`;
}

export type Books = {
  /** The month of the first transaction; null where nothing was posted yet. */
  first: Month | null;
  lastClosed: Month | null;
  /** Today in the organisation's zone, YYYY-MM-DD. */
  today: string;
};

/**
 * The month that may be closed now: the one after the last closed, and only when it is over. Months are closed in their
 * order, so that what a month opens with is always what the one before it closed with.
 */
export function closableMonth({ first, lastClosed, today }: Books): Month | null {
  const next = lastClosed === null ? first : monthAfter(lastClosed);
  return next !== null && next < monthOf(today) ? next : null;
}

/** Every month from the first transaction until today, newest first. */
export function monthsOfBooks({ first, today }: Books): readonly Month[] {
  const months: Month[] = [];
  const last = monthOf(today);
  for (let month = first; month !== null && month <= last; month = monthAfter(month)) months.unshift(month);
  return months;
}
