import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { destroyEmbedded, startEmbedded } from "@/scripts/database/embedded";
import { choosePlace } from "@/scripts/database/place";
import { withConnection } from "@/tests/support/database";

const dataDir = mkdtempSync(join(tmpdir(), "amends-recovery-"));
chmodSync(dataDir, 0o711);
afterAll(() => destroyEmbedded(dataDir));

async function pidFile(): Promise<string> {
  return join((await choosePlace(dataDir)).cluster, "postmaster.pid");
}

async function postmaster(): Promise<number> {
  return Number(readFileSync(await pidFile(), "utf8").split("\n")[0]);
}

const query = (url: string, text: string) => withConnection(url, (client) => client.query(text));

// One after another: each test finds the folder as the last one left it.
describe("the built-in database", () => {
  it("keeps its passwords to its owner", async () => {
    const server = await startEmbedded({ dataDir });
    await query(server.superuserUrl(), "CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o077).toBe(0);
  });

  it("is joined where it already runs, as after its starter was killed", async () => {
    const before = await postmaster();
    const server = await startEmbedded({ dataDir });
    expect(server.reused).toBe(true);
    expect(await postmaster()).toBe(before);
  });

  it("starts again after kill -9, with what was committed", async () => {
    process.kill(await postmaster(), "SIGKILL");
    const server = await startEmbedded({ dataDir });
    expect(server.reused).toBe(false);
    const { rows } = await query(server.superuserUrl(), "SELECT id FROM kept");
    expect(rows).toEqual([{ id: 1 }]);
    await server.release();
  });

  it("starts although its old process number belongs to another program now", async () => {
    const stranger = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    try {
      const lines = [stranger.pid, "/elsewhere", 1, 1, "", "127.0.0.1", "1 1", "ready", ""];
      writeFileSync(await pidFile(), lines.join("\n"));
      const server = await startEmbedded({ dataDir });
      expect(server.reused).toBe(false);
      await server.release();
    } finally {
      stranger.kill();
    }
  });

  it("is stopped by the last one who lets go", async () => {
    const server = await startEmbedded({ dataDir });
    await server.release();
    await expect(query(server.superuserUrl(), "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });
});
