import { connect, createServer, type Socket } from "node:net";

/** A door before a database that can be shut and opened: what is behind it is away for whoever comes through it. */
export async function databaseGate(url: string, open: boolean) {
  const behind = new URL(url);
  const sockets = new Set<Socket>();
  let isOpen = open;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    if (!isOpen) return client.destroy();
    const database = connect(Number(behind.port), behind.hostname);
    keep(database);
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
    client.pipe(database).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const front = new URL(url);
  front.hostname = "127.0.0.1";
  front.port = String(typeof address === "object" && address ? address.port : 0);
  return {
    url: front.href,
    open() {
      isOpen = true;
    },
    shut() {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
