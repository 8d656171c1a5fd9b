import { createServer } from "node:net";
import { pause, plainError } from "../project";

const REASONS: Record<string, string> = {
  EADDRINUSE: "is taken by another program: stop that one, or start with another port, for example PORT=3001",
  EACCES: "may not be opened by this user: use a port above 1023, for example PORT=3000",
};

function tryListen(host: string, port: number): Promise<string | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (error) => done("code" in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => done(null)));
  });
}

/** Fails early, in one sentence. The server of a start that was killed needs a moment to notice and to leave. */
export async function checkPort(host: string, port: number): Promise<void> {
  let code = await tryListen(host, port);
  for (let attempt = 0; code === "EADDRINUSE" && attempt < 8; attempt += 1) {
    await pause(250);
    code = await tryListen(host, port);
  }
  if (!code) return;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    throw plainError(`HOST: ${host} is not an address of this machine: use HOST=127.0.0.1 or HOST=0.0.0.0.`);
  }
  throw plainError(`PORT: port ${port} ${REASONS[code] ?? `cannot be opened (${code})`}.`);
}
