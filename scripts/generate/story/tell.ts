import { plotAt } from "../plan/plan";
import { searchRowOf } from "../text/passage";
import { writeAwards } from "./awards";
import { tellEnded } from "./ended";
import { fileCase, openScene, type Telling } from "./open-case";
import { tellOpen } from "./pending";
import { writeCustomer } from "./people";
import { writeCase } from "./write-case";

/** Tells one complaint of the plan from its first word to where it stands, and writes all its rows. */
export function tellComplaint(telling: Telling, place: number): void {
  const { plan, out } = telling;
  const { scene, order } = openScene(telling, place);
  const filed = fileCase(scene, order);
  const plot = plotAt(plan, place);
  if (plot === "open") tellOpen(scene, filed);
  else tellEnded(scene, filed, plot);
  if (plan.earlier[place] === -1) writeCustomer(out, scene.customer, scene.verifiedAt);
  writeCase(scene, filed, searchRowOf(scene.texts));
  writeAwards(scene, order.reference);
}
