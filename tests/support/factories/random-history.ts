import type { Client } from "pg";

/** A small repeatable generator (mulberry32): the same seed gives the same history. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Dice = {
  chance: (p: number) => boolean;
  below: (n: number) => number;
  pick: <T>(values: readonly [T, ...T[]]) => T;
};

export function diceOf(random: () => number): Dice {
  const below = (n: number) => Math.floor(random() * n);
  return { chance: (p) => random() < p, below, pick: (values) => values[below(values.length)] ?? values[0] };
}

const HOUR = 3_600_000;
const ENDS = ["closed", "closed", "withdrawn", "duplicate", "referred", "solved-on-the-spot"] as const;

type World = { departments: string[]; budgets: string[]; staff: string; customer: string };

/** The rows that everything else leans on: departments, categories, causes, one customer, one budget per department. */
export async function plantWorld(client: Client, timeZone: string): Promise<World> {
  const ids = async (statement: string, values: unknown[] = []) =>
    (await client.query<{ id: string }>(statement, values)).rows.map(({ id }) => id);
  const names = JSON.stringify({ en: "Name", "zh-Hans": "名称", "zh-Hant": "名稱" });
  await client.query(
    `INSERT INTO organisation (id, name, time_zone, base_currency, languages, outside_referral)
     VALUES (1, 'Harbour Hotels', $1, 'TWD', '{en}', '{}')`,
    [timeZone],
  );
  const departments = await ids(
    "INSERT INTO department (key, names) SELECT 'd' || n, $1 FROM generate_series(1, 3) n RETURNING id",
    [names],
  );
  await client.query(
    "INSERT INTO category (key, names, failure_kind, department_id) SELECT 'c' || n, $1, 'service', $2 FROM generate_series(1, 4) n",
    [names, departments[0]],
  );
  await client.query("INSERT INTO root_cause (key, names) SELECT 'r' || n, $1 FROM generate_series(1, 3) n", [
    names,
  ]);
  const [staff] = await ids(
    "INSERT INTO staff (email, name, role) VALUES ('a@example.com', 'Anna', 'agent') RETURNING id",
  );
  const [customer] = await ids("INSERT INTO customer (name, locale) VALUES ('Lin', 'en') RETURNING id");
  const budgets = await ids(
    `INSERT INTO budget (department_id, currency, period_start, period_end, goodwill_limit_minor, entitlement_planned_minor)
     SELECT id, 'TWD', '2026-01-01', '2027-01-01', 1000000, 500000 FROM department RETURNING id`,
  );
  return { departments, budgets, staff: staff ?? "", customer: customer ?? "" };
}

type Place = { client: Client; world: World; dice: Dice; now: Date };

async function plantAward(
  { client, world, dice, now }: Place,
  complaintId: string,
  after: number,
): Promise<void> {
  const insert = async (statement: string, values: unknown[]) =>
    (await client.query<{ id: string }>(statement, values)).rows[0]?.id ?? "";
  const decision = await insert(
    `INSERT INTO compensation_decision (complaint_id, policy_id, policy_version, facts_version, facts, decision, decided_at)
     VALUES ($1, 'p', 1, 1, '{}', '{}', $2) RETURNING id`,
    [complaintId, now],
  );
  const status = dice.pick(["declined", "fulfilling", "fulfilling", "fulfilled", "fulfilled", "reversed"]);
  const captured = ["fulfilling", "fulfilled", "reversed"].includes(status) ? new Date(after) : null;
  const due = captured ? new Date(after + dice.below(14 * 24) * HOUR) : null;
  const fulfilled = status === "fulfilled" || (status === "reversed" && dice.chance(0.5));
  const award = await insert(
    `INSERT INTO award (complaint_id, customer_id, decision_id, authority_key, status, currency, part, tier, amount_minor,
       requested_by_id, budget_id, created_at, captured_at, fulfil_due_at, fulfilled_at)
     VALUES ($1, $2, $3, 'k', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      complaintId,
      world.customer,
      decision,
      status,
      dice.pick(["TWD", "TWD", "USD"]),
      dice.pick(["goodwill", "entitlement"]),
      dice.pick(["gesture", "make-good", "exceptional"]),
      dice.below(50_000),
      world.staff,
      dice.chance(0.8) ? dice.pick(["", ...world.budgets]) || null : null,
      now,
      captured,
      due,
      fulfilled ? new Date(after + dice.below(20 * 24) * HOUR) : null,
    ],
  );
  for (let position = 0; position < 1 + dice.below(3); position += 1) {
    await client.query(
      "INSERT INTO award_remedy (award_id, position, kind, amount_minor) VALUES ($1, $2, $3, $4)",
      [award, position, dice.pick(["apology", "refund", "voucher", "points"]), dice.below(20_000)],
    );
  }
}

async function plantSurveys(
  { client, world, dice }: Place,
  complaintId: string,
  countedAt: Date,
): Promise<void> {
  const maybe = (p: number, max: number, least: number) => (dice.chance(p) ? least + dice.below(max) : null);
  for (let round = 1; round <= 1 + dice.below(2); round += 1) {
    for (const kind of ["csat", "nps"] as const) {
      const answered = dice.chance(0.7) ? new Date(countedAt.getTime() + dice.below(20 * 24) * HOUR) : null;
      await client.query(
        `INSERT INTO survey (complaint_id, customer_id, kind, round, due_at, answered_at, csat, nps, compensation_score,
           view_changed, counted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $5)`,
        [
          complaintId,
          world.customer,
          kind,
          round,
          countedAt,
          answered,
          answered && kind === "csat" ? maybe(0.9, 5, 1) : null,
          answered && kind === "nps" ? maybe(0.9, 11, 0) : null,
          answered ? maybe(0.4, 5, 1) : null,
          answered && dice.chance(0.5) ? dice.pick(["better", "same", "worse"]) : null,
        ],
      );
    }
  }
}

async function plantComplaint(place: Place, spreadDays: number): Promise<string> {
  const { client, world, dice, now } = place;
  const received = now.getTime() - dice.below(spreadDays * 24 * 60) * 60_000;
  const later = (hours: number) =>
    new Date(Math.min(received + dice.below(hours * 60) * 60_000, now.getTime()));
  const ended = dice.chance(0.6);
  const status = ended ? dice.pick(ENDS) : dice.pick(["received", "investigating", "reopened"]);
  const closed = status === "closed" || (ended && dice.chance(0.3)) ? later(24 * 30) : null;
  const imported = dice.chance(0.1);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO complaint (reference, customer_id, channel, locale, subject, status, severity, severity_reasons, flags,
       category_key, mood_at_intake, received_at, promise_due_at, promise_kept_at, closed_at, outcome, root_cause_key,
       department_id, updated_at)
     VALUES (gen_random_uuid(), $1, $2, 'en', 'Room', $3, $4, '[]', '{}', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      world.customer,
      imported ? "import" : "web",
      status,
      dice.pick(["urgent", "standard", "standard", "low"]),
      dice.pick([null, "c1", "c1", "c2", "c3", "c4"]),
      dice.chance(0.6) ? 1 + dice.below(5) : null,
      new Date(received),
      imported ? null : new Date(received + dice.pick([1, 24, 48]) * HOUR),
      dice.chance(0.7) ? later(60) : null,
      closed,
      closed ? dice.pick(["upheld", "partly-upheld", "not-upheld"]) : null,
      closed ? dice.pick([null, "r1", "r1", "r2", "r3"]) : null,
      dice.pick([null, ...world.departments]),
      closed ?? later(24 * 30),
    ],
  );
  const id = rows[0]?.id ?? "";
  if (closed && dice.chance(0.7)) await plantSurveys(place, id, closed);
  while (dice.chance(0.35)) await plantAward(place, id, later(24 * 20).getTime());
  return id;
}

/** Complaints over some days up to now, with answers, ends, surveys and awards in every state that matters. */
export async function plantHistory(
  place: Place,
  { count, days }: { count: number; days: number },
): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await plantComplaint(place, days));
  return ids;
}
