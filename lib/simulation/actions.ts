"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { fieldsOf } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";
import { cancelSimulation, startSimulation } from "@/lib/simulation/mutations";
import { type StartProblem, simulationIdSchema, startSchema } from "@/lib/simulation/schema";

/** Back to the form, with what was typed and what is wrong with it. */
function refuse(typed: Record<string, string>, problem: StartProblem): never {
  const { policy, from, to, department, region } = typed;
  redirect(withQuery(paths.simulations, { policy, from, to, department, region, problem }));
}

export async function startSimulationAction(form: FormData): Promise<void> {
  const staff = await requireStaff("policy.write");
  const typed = fieldsOf(form);
  const input = startSchema.safeParse(typed);
  if (!input.success) refuse(typed, "invalid");
  const started = await startSimulation(staff, input.data, databaseNow());
  if (!started.ok) refuse(typed, started.reason);
  revalidatePath(paths.simulations);
  redirect(paths.simulation(started.value));
}

export async function cancelSimulationAction(form: FormData): Promise<void> {
  const staff = await requireStaff("policy.write");
  const input = simulationIdSchema.safeParse(fieldsOf(form));
  if (!input.success) redirect(paths.simulations);
  await cancelSimulation(staff, input.data, databaseNow());
  revalidatePath(paths.simulation(input.data.id));
  redirect(paths.simulation(input.data.id));
}
