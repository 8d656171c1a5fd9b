import { type Balances, NO_BALANCES } from "@/lib/domain/ledger/accounts";
import { type LedgerOperation, postingsFor, reversalsOf } from "@/lib/domain/ledger/operations";
import { type AwardTransaction, standingOf } from "@/lib/domain/ledger/standing";

export type ModelStep = LedgerOperation | { readonly kind: "reverse" };

/** Applies what the domain allows and skips what it refuses, as the shell does. */
export function play(steps: readonly ModelStep[]): { story: AwardTransaction[]; answers: boolean[] } {
  const story: AwardTransaction[] = [];
  const answers = steps.map((step) => {
    const add = (one: Omit<AwardTransaction, "id" | "kind">) =>
      story.push({ id: `t${story.length}`, kind: step.kind, ...one });
    if (step.kind === "reverse") {
      const reversals = reversalsOf(story);
      if (reversals.ok) for (const one of reversals.value) add(one);
      return reversals.ok;
    }
    const remedyId = "remedy" in step ? step.remedy.id : null;
    const postings = postingsFor(standingOf(story), step);
    if (postings.ok) add({ remedyId, reversesId: null, postings: postings.value });
    return postings.ok;
  });
  return { story, answers };
}

type Ending = Exclude<ModelStep, { remedy: unknown } | { kind: "reserve" | "reverse" }>;
type Taken = { where: "external" | "voucher" | "points" | "paid"; left: bigint; spent: bigint };

/**
 * One award as a plain machine of a few variables, written from the states of the ledger's specification and not from
 * its code: no postings, no accounts, no fold.
 */
class Model {
  reserved = 0n;
  promised = 0n;
  paid = 0n;
  state: "new" | "reserved" | "captured" | "released" | "reversed" = "new";
  readonly remedies = new Map<string, Taken>();

  take(step: ModelStep): boolean {
    if ("amountMinor" in step && step.amountMinor <= 0n) return false;
    if (step.kind === "reserve") return this.reserve(step.amountMinor);
    if (step.kind === "reverse") return this.reverse();
    if (!("remedy" in step)) return this.end(step);
    return this.state === "captured" && this.moveRemedy(step);
  }

  private reserve(amount: bigint): boolean {
    if (this.state !== "new") return false;
    this.state = "reserved";
    this.reserved = amount;
    return true;
  }

  private end(step: Ending): boolean {
    if (this.state !== "reserved") return false;
    if (step.kind === "capture") {
      if (step.amountMinor > this.reserved) return false;
      this.promised = step.amountMinor;
    }
    this.state = step.kind === "capture" ? "captured" : "released";
    this.reserved = 0n;
    return true;
  }

  private moveRemedy(step: Extract<ModelStep, { remedy: unknown }>): boolean {
    const taken = this.remedies.get(step.remedy.id);
    switch (step.kind) {
      case "settle":
      case "return":
        return this.hearBack(step, taken);
      case "redeem":
      case "lapse":
        return this.spend(step, taken);
      case "pay":
      case "send":
      case "issue": {
        if (taken || step.amountMinor > this.promised) return false;
        this.promised -= step.amountMinor;
        const where = step.kind === "pay" ? "paid" : step.kind === "send" ? "external" : step.issued.as;
        this.remedies.set(step.remedy.id, { where, left: step.amountMinor, spent: 0n });
        return true;
      }
    }
  }

  private hearBack(step: { kind: string; remedy: { id: string } }, taken: Taken | undefined): boolean {
    if (taken?.where !== "external") return false;
    if (step.kind === "settle") taken.where = "paid";
    else {
      this.promised += taken.left;
      this.remedies.delete(step.remedy.id);
    }
    return true;
  }

  private spend(step: { kind: string; amountMinor: bigint }, taken: Taken | undefined): boolean {
    if (taken?.where !== "voucher" && taken?.where !== "points") return false;
    if (step.amountMinor > taken.left) return false;
    taken.left -= step.amountMinor;
    if (step.kind === "redeem") taken.spent += step.amountMinor;
    return true;
  }

  private reverse(): boolean {
    const all = [...this.remedies.values()];
    if (this.state !== "captured" || all.some(({ where, spent }) => where === "external" || spent > 0n))
      return false;
    this.state = "reversed";
    this.promised = 0n;
    this.remedies.clear();
    return true;
  }

  balances(): Balances {
    const all = [...this.remedies.values()];
    const sum = (where: Taken["where"]) =>
      all.reduce((total, one) => total + (one.where === where ? one.left : 0n), 0n);
    const spent = all.reduce((total, one) => total + one.spent, 0n);
    const held = {
      reserved: this.reserved,
      promised: this.promised,
      external: sum("external"),
      voucher: sum("voucher"),
      points: sum("points"),
      paid: sum("paid") + spent,
    };
    return { ...NO_BALANCES, ...held, budget: -Object.values(held).reduce((total, one) => total + one, 0n) };
  }
}

/** What the model answers to each step, and where it has the money in the end. */
export function modelOf(steps: readonly ModelStep[]): { answers: boolean[]; balances: Balances } {
  const model = new Model();
  return { answers: steps.map((one) => model.take(one)), balances: model.balances() };
}
