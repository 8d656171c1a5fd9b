import type { Currency } from "../../currency";
import type { ChoiceFact, Condition } from "../condition";
import { UNKNOWN } from "../facts";
import { CHOICES, isChoice, type Situation } from "../situation";
import { type CompileLeaf, compileCondition, failures, type Leaf } from "./condition";

const HOLDS = 0;
const HOLDS_NOT = 1;
const MISSING = 2;
/** What a case says to each single test of a policy: it holds, it does not, or nobody knows. */
export type Answers = readonly number[];

/** The place of all cases with the same answers, with what is remembered for them. */
export type Place<Value> = {
  readonly answers: Answers;
  readonly next: Map<number, Place<Value>>;
  value: Value | null;
};

export type Patterns<Value> = {
  readonly placeOf: (situation: Situation) => Place<Value>;
  /** Reads a single test off the answers. */
  readonly compileLeaf: CompileLeaf<Answers>;
};

/** So many answers make one small integer, by which they are looked up. */
const IN_ONE = 18;
/** Kinds of cases that are remembered; a policy that divides them further than this begins again. */
const MOST_PLACES = 4_096;

function leavesOf(condition: Condition): readonly Leaf[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  if ("not" in condition) return leavesOf(condition.not);
  return [condition];
}

/** Tests of one name ask the same. */
function nameOf(leaf: Leaf): string {
  return JSON.stringify(leaf, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** Some tests that are put together: their answers come back as the digits of one number. */
type Question = { readonly leaves: readonly Leaf[]; readonly ask: (situation: Situation) => number };

function numberOf(answers: Answers): number {
  return answers.reduce((number, answer) => number * 3 + answer, 0);
}

/** What a test of a fact of a closed set says to one of its values. */
function answerTo(leaf: Leaf, value: string): number {
  if ("known" in leaf) return (value !== UNKNOWN) === leaf.known ? HOLDS : HOLDS_NOT;
  if (!("in" in leaf)) return MISSING;
  const values: readonly string[] = leaf.in;
  if (values.includes(value)) return HOLDS;
  return value === UNKNOWN ? MISSING : HOLDS_NOT;
}

/** All tests of one fact of a closed set: what they say to each value that one of them names is known beforehand. */
function choiceQuestion(fact: ChoiceFact, leaves: readonly Leaf[]): Question {
  const read = CHOICES[fact];
  const named = leaves.flatMap((leaf): readonly string[] => ("in" in leaf ? leaf.in : []));
  const answersTo = (value: string) => numberOf(leaves.map((leaf) => answerTo(leaf, value)));
  const table = new Map([UNKNOWN, ...named].map((value) => [value, answersTo(value)]));
  // Longer than each that is named, so it is none of them.
  const other = answersTo(`${named.join("")} `);
  return { leaves, ask: (situation) => table.get(read(situation)) ?? other };
}

function otherQuestion(leaf: Leaf, currency: Currency): Question {
  const test = compileCondition(leaf, { rule: "", currency });
  const ask = (situation: Situation) => {
    const failure = test(situation);
    if (failure === null) return HOLDS;
    return failure.outcome === "missing-fact" ? MISSING : HOLDS_NOT;
  };
  return { leaves: [leaf], ask };
}

function questionsOf(leaves: readonly Leaf[], currency: Currency): readonly Question[] {
  const choices = new Map<ChoiceFact, Leaf[]>();
  const others: Question[] = [];
  for (const leaf of leaves) {
    if (isChoice(leaf.fact)) choices.set(leaf.fact, [...(choices.get(leaf.fact) ?? []), leaf]);
    else others.push(otherQuestion(leaf, currency));
  }
  return [...[...choices].map(([fact, of]) => choiceQuestion(fact, of)), ...others];
}

/** Questions whose answers together make one small integer. */
type Part = {
  readonly questions: readonly (Question & { readonly weight: number })[];
  readonly digits: number;
};

function inParts(questions: readonly Question[]): readonly Part[] {
  const parts: { questions: (Question & { weight: number })[]; digits: number }[] = [];
  for (const question of questions) {
    const count = question.leaves.length;
    let part = parts.at(-1);
    if (!part || part.digits + count > IN_ONE) {
      part = { questions: [], digits: 0 };
      parts.push(part);
    }
    part.questions.push({ ...question, weight: 3 ** count });
    part.digits += count;
  }
  return parts;
}

function ask({ questions }: Part, situation: Situation): number {
  let number = 0;
  for (const question of questions) number = number * question.weight + question.ask(situation);
  return number;
}

function digitsOf(number: number, count: number): Answers {
  return [...number.toString(3).padStart(count, "0")].map(Number);
}

function emptyPlace<Value>(answers: Answers): Place<Value> {
  return { answers, next: new Map(), value: null };
}

function placesOf<Value>(parts: readonly Part[]): Patterns<Value>["placeOf"] {
  let root = emptyPlace<Value>([]);
  let places = 0;
  return (situation) => {
    if (places > MOST_PLACES) {
      root = emptyPlace([]);
      places = 0;
    }
    let place = root;
    for (const part of parts) {
      const number = ask(part, situation);
      let next = place.next.get(number);
      if (next === undefined) {
        next = emptyPlace([...place.answers, ...digitsOf(number, part.digits)]);
        place.next.set(number, next);
        places += 1;
      }
      place = next;
    }
    return place;
  };
}

/**
 * Puts every single test of some conditions to a case, each once however many conditions it stands in, and remembers
 * something for all cases that answer alike: what follows from the conditions alone is the same for them.
 */
export function patternsOf<Value>(conditions: readonly Condition[], currency: Currency): Patterns<Value> {
  const leaves = new Map(conditions.flatMap(leavesOf).map((leaf) => [nameOf(leaf), leaf]));
  const questions = questionsOf([...leaves.values()], currency);
  const order = questions.flatMap((question) => question.leaves.map(nameOf));
  return {
    placeOf: placesOf(inParts(questions)),
    compileLeaf: (leaf, scope) => {
      const { no, missing } = failures(scope, leaf);
      const place = order.indexOf(nameOf(leaf));
      return (answers) => {
        const answer = answers[place];
        if (answer === HOLDS) return null;
        return answer === MISSING ? missing : no;
      };
    },
  };
}
