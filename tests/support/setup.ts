import { beforeEach, vi } from "vitest";

// A warning nobody reads is a bug nobody mends: both throw.
beforeEach(() => {
  for (const level of ["error", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((...values: unknown[]) => {
      throw new Error(`console.${level}: ${values.map(String).join(" ")}`);
    });
  }
});
