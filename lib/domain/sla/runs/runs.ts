import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { isOpen } from "@/lib/domain/complaint-state";
import type { Severity } from "@/lib/domain/severity";
import type { Pause } from "@/lib/domain/sla/clock";
import { chooseCalendar, type SlaBook, termsAt } from "@/lib/domain/sla/terms/book";
import type { CaseScope, ClockDefinition, ClockStop } from "@/lib/domain/sla/terms/definition";
import { isFor } from "@/lib/domain/sla/terms/definition";
import { type ClockRun, dueAtOf, type RunEnding, termsOfRun } from "./run";
import { type CaseEvent, type Signal, signalsOf } from "./signals";

/** Where the ball is not with us: our question, our offer or decision, or a remedy with a date of its own is out. */
export const WITH_CUSTOMER: readonly ComplaintStatus[] = [
  "waiting-for-customer",
  "decided",
  "fulfilling",
  "resolved",
];

/** Nothing more is owed: a "thank you" for it starts no clock. */
function isSettled(status: ComplaintStatus): boolean {
  return status === "resolved" || !isOpen(status);
}

type Scene = {
  readonly receivedAt: Date | null;
  /** When we waited for the customer. */
  readonly waits: readonly Pause[];
  readonly status: ComplaintStatus;
  readonly severity: Severity;
  readonly place: CaseScope;
};

const BEFORE: Scene = {
  receivedAt: null,
  waits: [],
  status: "received",
  severity: "standard",
  place: { category: null, department: null, region: null },
};

function sceneAfter(scene: Scene, signal: Signal): Scene {
  return {
    receivedAt: scene.receivedAt ?? (signal.takenIn ? signal.at : null),
    waits: waitsAfter(scene.waits, signal),
    status: signal.status ?? scene.status,
    severity: signal.severity ?? scene.severity,
    place: { ...scene.place, ...signal.place },
  };
}

function waitsAfter(waits: readonly Pause[], { at, status }: Signal): readonly Pause[] {
  const waiting = waits.some(({ to }) => to === null);
  if (status === null || waiting === (status === "waiting-for-customer")) return waits;
  return waiting ? closed(waits, at) : [...waits, { from: at, to: null }];
}

function closed(waits: readonly Pause[], at: Date): readonly Pause[] {
  return waits.map(({ from, to }) => ({ from, to: to ?? at }));
}

/** The waits that a run stands still in: those that reach into it. */
function pausesOf(
  { pausesForCustomer }: ClockDefinition,
  { waits }: Scene,
  startedAt: Date,
): readonly Pause[] {
  if (!pausesForCustomer) return [];
  return waits.filter(({ to }) => to === null || to.getTime() > startedAt.getTime());
}

/**
 * All runs of all clocks of one complaint, from its log alone: what page, trace, index and check agree on. `events` are
 * the whole log, oldest first.
 */
export function clockRuns(book: SlaBook, events: readonly CaseEvent[]): ClockRun[] {
  let scene = BEFORE;
  let runs: readonly ClockRun[] = [];
  for (const signal of signalsOf(events)) {
    const before = scene;
    scene = sceneAfter(scene, signal);
    runs = runs.map((run) => (run.stoppedAt ? run : afterSignal(book, run, { before, scene, signal })));
    runs = [...runs, ...startedRuns(book, runs, { before, scene, signal })];
  }
  return [...runs];
}

type Moment = { readonly before: Scene; readonly scene: Scene; readonly signal: Signal };

function afterSignal(book: SlaBook, run: ClockRun, { before, scene, signal }: Moment): ClockRun {
  const terms = termsOfRun(book, run);
  const { definition } = terms;
  const { at } = signal;
  if (definition.stops[before.severity].some((stop) => happened(stop, definition, signal)))
    return ended(run, { at, judged: true, dueAt: dueAtOf(run, terms) });
  const isOver =
    isSettled(scene.status) ||
    !isFor(definition.scope, scene.place) ||
    (definition.restsWithCustomer && WITH_CUSTOMER.includes(scene.status));
  if (isOver) return ended(run, { at, judged: false, dueAt: dueAtOf(run, terms) });
  const pauses = pausesOf(definition, scene, run.startedAt);
  return marked({ ...reclaimed(run, definition, { before, scene, signal }), pauses }, signal);
}

/** A clock of a law waits for the final response that this law asks for. */
function happened(stop: ClockStop, { pack }: ClockDefinition, { stops, finalOf }: Signal): boolean {
  if (stop === "final-response" && pack !== null) return finalOf.includes(pack);
  return stops.includes(stop);
}

/** Judged: what the clock waited for happened. Without that it is broken only where it was late already. */
function ended(
  run: ClockRun,
  { at, judged, dueAt }: { at: Date; judged: boolean; dueAt: Date | null },
): ClockRun {
  const late = dueAt !== null && at.getTime() > dueAt.getTime();
  const ending: RunEnding = late ? "broken" : judged ? "kept" : "lapsed";
  return { ...run, pauses: closed(run.pauses, at), stoppedAt: at, ending, isAnswered: judged };
}

/** A change of severity adds a claim from then on; of all claims the one due first decides (decisions.md 9). */
function reclaimed(run: ClockRun, definition: ClockDefinition, { before, scene, signal }: Moment): ClockRun {
  const target = definition.targets[scene.severity];
  if (scene.severity === before.severity || target === null) return run;
  return { ...run, claims: [...run.claims, { from: signal.at, severity: scene.severity, target }] };
}

function marked(run: ClockRun, { extension, escalation }: Signal): ClockRun {
  const percent = escalation?.clock === run.key ? escalation.percent : 0;
  return {
    ...run,
    extendedTo: extension?.clock === run.key ? extension.until : run.extendedTo,
    escalatedPercent: Math.max(run.escalatedPercent, percent),
  };
}

function startedRuns(book: SlaBook, runs: readonly ClockRun[], moment: Moment): ClockRun[] {
  const { scene, signal } = moment;
  if (scene.receivedAt === null || isSettled(scene.status)) return [];
  const running = new Set(runs.filter((run) => run.stoppedAt === null).map((run) => run.key));
  const everRan = (key: string) => runs.some((run) => run.key === key);
  const started: ClockRun[] = [];
  // A case that only now shows where it belongs is counted from its receipt, by the terms that held then.
  const late = termsAt(book, scene.receivedAt)?.terms.clocks ?? [];
  for (const definition of late) {
    if (!definition.starts.includes("received") || everRan(definition.key)) continue;
    if (changedPlace(moment) || signal.starts.includes("received"))
      started.push(...startOf(book, definition, { ...moment, at: scene.receivedAt, earlier: runs }));
  }
  for (const definition of termsAt(book, signal.at)?.terms.clocks ?? []) {
    if (running.has(definition.key) || started.some(({ key }) => key === definition.key)) continue;
    if (begins(definition, moment))
      started.push(...startOf(book, definition, { ...moment, at: signal.at, earlier: runs }));
  }
  return started;
}

function changedPlace({ before, scene }: Moment): boolean {
  const { category, department, region } = scene.place;
  return (
    category !== before.place.category ||
    department !== before.place.department ||
    region !== before.place.region
  );
}

function begins({ starts, restsWithCustomer }: ClockDefinition, { before, scene, signal }: Moment): boolean {
  if (signal.starts.some((start) => start !== "received" && starts.includes(start))) return true;
  // Work resumes: what rested starts anew.
  const restedBefore = WITH_CUSTOMER.includes(before.status) || isSettled(before.status);
  return restsWithCustomer && restedBefore && !WITH_CUSTOMER.includes(scene.status);
}

type Start = Moment & { readonly at: Date; readonly earlier: readonly ClockRun[] };

function startOf(book: SlaBook, definition: ClockDefinition, { scene, at, earlier }: Start): ClockRun[] {
  const { key, scope, calendar, restsWithCustomer } = definition;
  const target = definition.targets[scene.severity];
  const terms = termsAt(book, at);
  if (target === null || terms === null || !isFor(scope, scene.place)) return [];
  if (restsWithCustomer && WITH_CUSTOMER.includes(scene.status)) return [];
  return [
    {
      key,
      run: earlier.filter((run) => run.key === key).length + 1,
      termsVersion: terms.version,
      calendar: chooseCalendar(book, calendar, { place: scene.place, at }),
      startedAt: at,
      claims: [{ from: at, severity: scene.severity, target }],
      pauses: pausesOf(definition, scene, at),
      extendedTo: null,
      stoppedAt: null,
      ending: null,
      isAnswered: false,
      escalatedPercent: 0,
    },
  ];
}
