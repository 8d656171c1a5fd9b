import { pause } from "../project";
import type { App } from "./app";
import type { Cluster } from "./cluster";
import type { Desk } from "./desk/desk-client";
import type { Dice } from "./dice";

export const FAULTS = ["app", "desk", "database"] as const;
export type Fault = (typeof FAULTS)[number];

/** How often each happens in one round. */
export type Plan = Record<Fault, number>;
export type Scene = {
  app: App;
  desk: Desk;
  cluster: Cluster;
  dice: Dice;
  /** Makes every worker look as long silent as it will be: called while none lives. */
  ageWorkers: () => Promise<void>;
  /** How much was told ok so far. */
  done: () => number;
};

/** What gets done between two faults, so that a slow machine meets them at work as well; but no longer than this. */
const DONE_BETWEEN = 25;
const BETWEEN_MAX_MS = 8_000;

async function untilWorked({ done }: Scene): Promise<void> {
  const enough = done() + DONE_BETWEEN;
  for (let waited = 0; waited < BETWEEN_MAX_MS && done() < enough; waited += 50) await pause(50);
}

/**
 * Kills and restarts at moments that the dice choose, one after another, while the clients go on. The app is killed once
 * more at the end: its successor has to take over whatever was left lying.
 */
export async function doMischief(scene: Scene, plan: Plan): Promise<void> {
  const { app, desk, cluster, dice } = scene;
  const all = FAULTS.flatMap((fault) => Array.from({ length: plan[fault] }, () => fault));
  for (const fault of [...dice.shuffled(all), "app"]) {
    await untilWorked(scene);
    await pause(dice.between(0, 800));
    switch (fault) {
      case "app":
        await app.kill();
        await scene.ageWorkers();
        await pause(dice.between(0, 400));
        await app.start();
        break;
      case "desk":
        await desk.kill();
        break;
      case "database":
        await cluster.stop();
        await pause(dice.between(200, 1_500));
        await cluster.startAgain();
        break;
    }
  }
  await pause(500);
}
