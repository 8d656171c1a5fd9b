import { caseByReference } from "@/lib/complaints/queries/case";
import { listQueue } from "@/lib/complaints/queries/queue";
import { countQueue } from "@/lib/complaints/queries/queue-counts";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { NO_FILTER } from "@/lib/complaints/queue-filter";
import { paths, withQuery } from "@/lib/paths";
import { milliseconds, perSecond } from "../figures";
import { floorOf } from "../floor";
import { load } from "../load";
import type { Scene } from "../scene";

type Page = { name: string; path: string; cookie: string; queries?: () => Promise<unknown> };

/** A page, one reader at a time and eight; beside it its main statements alone. */
async function measure(scene: Scene, { name, path, cookie, queries }: Page): Promise<string[]> {
  const { seconds, runs } = scene.options;
  const target = { url: scene.url + path, seconds, headers: { cookie } };
  const alone = await load({ ...target, connections: 1 }, runs);
  const eight = await load({ ...target, connections: 8 }, runs);
  const failed = alone.failed + eight.failed;
  const floor = queries ? await floorOf(queries) : null;
  return [
    `${name}: p50 ${milliseconds(alone.p50)}, p95 ${milliseconds(alone.p95)} at 1; ${perSecond(eight.perSecond)} at 8` +
      (floor ? `; its ${floor.statements} main statements alone ${milliseconds(floor.ms)}` : "") +
      (failed > 0 ? `; ${failed} FAILED` : ""),
  ];
}

export function queuePart(scene: Scene): Promise<string[]> {
  const { cookie, staff } = scene;
  const queries = async () => {
    await listQueue(staff, NO_FILTER, null);
    await countQueue(staff, NO_FILTER);
  };
  return measure(scene, { name: "Queue page", path: paths.queue, cookie, queries });
}

export function casePart(scene: Scene): Promise<string[]> {
  const { cookie, staff, caseReference } = scene;
  const queries = async () => {
    const file = await caseByReference(staff, caseReference, "en");
    if (file) await caseTimeline(staff, file.id);
  };
  return measure(scene, { name: "Case page", path: paths.case(caseReference), cookie, queries });
}

export function customerPart(scene: Scene): Promise<string[]> {
  return measure(scene, { name: "Customer's page", ...scene.customerPage });
}

export function dashboardPart(scene: Scene): Promise<string[]> {
  const path = withQuery(paths.dashboard, { period: "24m" });
  return measure(scene, { name: "Dashboard, two years", path, cookie: scene.cookie });
}
