/** What a task learns about its run beside its payload. */
export type JobRun = {
  now: Date;
  /** The runner gives up after this try, so what must be shown as failed is shown now. */
  isLastTry: boolean;
};

/** A background task: safe to run twice, since a killed worker's job is taken over by another one. */
export type JobTask = (payload: unknown, run: JobRun) => Promise<void>;
export type JobTasks = Readonly<Record<string, JobTask>>;

/** A task that looks for what has become due, every so many minutes. */
export type Recurring = { task: string; everyMinutes: number };
