/** The life of a simulation: asked for, running, and one of three ends. */
export const SIMULATION_STATUSES = ["queued", "running", "done", "cancelled", "failed"] as const;
export type SimulationStatus = (typeof SIMULATION_STATUSES)[number];

export function isSimulationStatus(value: string): value is SimulationStatus {
  return SIMULATION_STATUSES.some((status) => status === value);
}

/** Whether it may still come to something: it can be cancelled, and its page looks again. */
export function isUnderWay(status: SimulationStatus): boolean {
  return status === "queued" || status === "running";
}
