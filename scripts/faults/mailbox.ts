import { createServer, type Socket } from "node:net";

/** A mail server that takes every letter and outlives the faults: what has left the house is known here. */
export type Mailbox = { url: string; letters: () => readonly string[]; close: () => Promise<void> };

export async function startMailbox(): Promise<Mailbox> {
  const letters: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    receive(socket, letters);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters: () => letters,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function receive(socket: Socket, letters: string[]): void {
  let rest = "";
  let letter: string[] | null = null;
  const line = (text: string): string | null => {
    if (letter && text !== ".") {
      letter.push(text);
      return null;
    }
    if (letter) {
      letters.push(letter.join("\n"));
      letter = null;
      return "250 kept";
    }
    const verb = text.slice(0, 4).toUpperCase();
    if (verb === "DATA") letter = [];
    return verb === "DATA" ? "354 go on" : verb === "QUIT" ? "221 bye" : "250 ok";
  };
  socket.write("220 mailbox\r\n");
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      const answer = line(text);
      if (answer) socket.write(`${answer}\r\n`);
    }
  });
}
