/** A remedy's kind with its face value. */
type Valued<Kind extends string> = { readonly kind: Kind; readonly amountMinor: bigint };

/** What the rules propose beside what is asked for, kind by kind; null on the side that has none of it. */
export type ComparedKind<Kind extends string> = {
  readonly kind: Kind;
  readonly proposedMinor: bigint | null;
  readonly askedMinor: bigint | null;
};
export type Comparison<Kind extends string> = {
  readonly kinds: readonly ComparedKind<Kind>[];
  readonly proposedMinor: bigint;
  readonly askedMinor: bigint;
  /** Asked for minus proposed. */
  readonly differenceMinor: bigint;
  readonly isSame: boolean;
};

function byKind<Kind extends string>(lines: readonly Valued<Kind>[]): Map<Kind, bigint> {
  const sums = new Map<Kind, bigint>();
  // What has no value is care, which is told apart from money elsewhere.
  for (const { kind, amountMinor } of lines)
    if (amountMinor > 0n) sums.set(kind, (sums.get(kind) ?? 0n) + amountMinor);
  return sums;
}

const total = (sums: ReadonlyMap<string, bigint>) => [...sums.values()].reduce((sum, each) => sum + each, 0n);

/** Puts what the rules propose for one part beside what is asked for it. */
export function compareLines<Kind extends string>(
  proposed: readonly Valued<Kind>[],
  asked: readonly Valued<Kind>[],
): Comparison<Kind> {
  const [before, after] = [byKind(proposed), byKind(asked)];
  const kinds = [...new Set([...before.keys(), ...after.keys()])].map((kind) => ({
    kind,
    proposedMinor: before.get(kind) ?? null,
    askedMinor: after.get(kind) ?? null,
  }));
  const [proposedMinor, askedMinor] = [total(before), total(after)];
  return {
    kinds,
    proposedMinor,
    askedMinor,
    differenceMinor: askedMinor - proposedMinor,
    isSame: kinds.every((each) => each.proposedMinor === each.askedMinor),
  };
}
