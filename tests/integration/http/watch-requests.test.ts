import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientAddress } from "@/lib/http/client-address";
import { answerWithStatus } from "@/lib/http/current-response";
import { watchRequests } from "@/lib/http/peer-address";

let server: Server;
let url: string;

beforeAll(async () => {
  watchRequests();
  server = createServer(async (request, response) => {
    // A page is made in later turns of the event loop; the answer must still be found from there.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const held = answerWithStatus(request.url === "/missing" ? 404 : 200);
    const address = clientAddress((name) => request.headers[name]?.toString() ?? null);
    response.end(JSON.stringify({ held, address }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

it("learns the address from the connection, whatever the headers claim", async () => {
  const headers = { "x-amends-peer": "9.9.9.9", "x-forwarded-for": "8.8.8.8" };
  const answer = await fetch(url, { headers });
  expect(await answer.json()).toEqual({ held: true, address: "127.0.0.1" });
});

it("gives each of many parallel answers its own status", async () => {
  const paths = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? "/missing" : "/there"));
  const answers = await Promise.all(paths.map((path) => fetch(url + path)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map((path) => (path === "/missing" ? 404 : 200)));
});

it("leaves the answer to a posted form at 200", async () => {
  expect((await fetch(`${url}/missing`, { method: "POST", body: "x" })).status).toBe(200);
});
