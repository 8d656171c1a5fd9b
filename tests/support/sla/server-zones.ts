import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

/** Zones a server may stand in, with what Date says of two instants of 2026 there: minutes that local time is behind UTC. */
const SERVER_ZONES = [
  { zone: "UTC", january: 0, july: 0 },
  { zone: "Asia/Taipei", january: -480, july: -480 },
  { zone: "America/St_Johns", january: 210, july: 150 },
  { zone: "Australia/Lord_Howe", january: -660, july: -630 },
] as const;

/**
 * The same tests on servers in four zones. The process really moves (Node reads TZ whenever it is set), which each zone
 * proves first, and our own code is loaded anew there, so that nothing it remembers comes from another zone.
 */
export function describeInServerZones<Module>(
  load: () => Promise<Module>,
  tests: (module: () => Module) => void,
): void {
  describe.each(SERVER_ZONES)("on a server in $zone", ({ zone, january, july }) => {
    const before = process.env.TZ;
    let module: Module | null = null;
    beforeAll(async () => {
      process.env.TZ = zone;
      vi.resetModules();
      module = await load();
    });
    afterAll(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });

    it("the process keeps this zone's time", () => {
      expect(new Date("2026-01-15T00:00:00Z").getTimezoneOffset()).toBe(january);
      expect(new Date("2026-07-15T00:00:00Z").getTimezoneOffset()).toBe(july);
    });

    tests(() => {
      if (module === null) throw new Error("The module is loaded before the tests.");
      return module;
    });
  });
}
