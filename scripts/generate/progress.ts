const WIDTH = 30;
const EVERY_MS = 200;

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export type Progress = {
  /** How much of the phase under way is done; `what` is counted. */
  show: (done: number, total: number, what: string) => void;
  /** Begins a phase and ends the one before, whose seconds are printed. */
  phase: (name: string) => void;
  /** Ends the last phase; answers the seconds of all. */
  end: () => readonly { name: string; seconds: number }[];
};

/** Phases with their seconds, one line each, and within a terminal a bar with rate and time left. */
export function progressOf(say: (line: string) => void, bar: NodeJS.WriteStream | null): Progress {
  const phases: { name: string; seconds: number }[] = [];
  let current: { name: string; started: number } | null = null;
  let drawn = 0;

  function finish(): void {
    if (!current) return;
    const seconds = (performance.now() - current.started) / 1000;
    phases.push({ name: current.name, seconds });
    if (drawn > 0) bar?.write("\r\u001b[K");
    say(`${current.name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s`);
    current = null;
    drawn = 0;
  }

  return {
    phase(name) {
      finish();
      current = { name, started: performance.now() };
    },
    show(done, total, what) {
      const now = performance.now();
      if (!bar || !current || (now - drawn < EVERY_MS && done < total)) return;
      drawn = now;
      const passed = (now - current.started) / 1000;
      const rate = done / Math.max(0.001, passed);
      const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
      const left = rate > 0 ? clock((total - done) / rate) : "?";
      const line = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${done} of ${total} ${what}, ${Math.round(rate)}/s, ${left} left`;
      bar.write(`\r\u001b[K  ${current.name.padEnd(12)} ${line}`);
    },
    end() {
      finish();
      return phases;
    },
  };
}
