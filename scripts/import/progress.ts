const WIDTH = 30;
const EVERY_MS = 100;

export type ProgressBar = { show: (done: number, total: number) => void; end: () => void };

/** One line that redraws itself; on a stream that is no terminal it stays silent. */
export function progressBar(): ProgressBar {
  const started = Date.now();
  let drawn = 0;
  return {
    show(done, total) {
      if (!process.stderr.isTTY || (Date.now() - drawn < EVERY_MS && done < total)) return;
      drawn = Date.now();
      const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
      const perSecond = Math.round(done / Math.max(0.001, (Date.now() - started) / 1000));
      process.stderr.write(
        `\r${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${done} of ${total} rows, ${perSecond}/s `,
      );
    },
    end() {
      if (process.stderr.isTTY && drawn > 0) process.stderr.write("\n");
    },
  };
}
