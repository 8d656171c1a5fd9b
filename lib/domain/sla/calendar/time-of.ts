/** The milliseconds of an instant; a RangeError for what is no date, which every comparison would let pass. */
export function timeOf(date: Date, name: string): number {
  const time = date.getTime();
  if (Number.isNaN(time)) throw new RangeError(`${name} is not a valid date.`);
  return time;
}
