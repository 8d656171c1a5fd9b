import { createServer, type Socket } from "node:net";

export type ReceivedMail = { from: string; to: string[]; data: string };
export type SmtpReply = { rcpt?: string; data?: string };

/** A mail server of a few lines on a free port: keeps what it gets, and answers as it is told to. */
export async function smtpServer(reply: () => SmtpReply = () => ({})) {
  const mails: ReceivedMail[] = [];
  const server = createServer((socket) => converse(socket, mails, reply));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function converse(socket: Socket, mails: ReceivedMail[], reply: () => SmtpReply): void {
  let mail: ReceivedMail = { from: "", to: [], data: "" };
  let inData = false;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const line = (text: string): void => {
    if (inData) {
      if (text !== ".") mail.data += `${text.replace(/^\.\./, ".")}\r\n`;
      else {
        inData = false;
        const answer = reply().data ?? "250 kept";
        if (answer.startsWith("250")) mails.push(mail);
        mail = { from: "", to: [], data: "" };
        say(answer);
      }
      return;
    }
    const verb = text.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") say("250 test");
    else if (verb === "MAIL") {
      mail.from = text;
      say("250 ok");
    } else if (verb === "RCPT") {
      const answer = reply().rcpt ?? "250 ok";
      if (answer.startsWith("250")) mail.to.push(text);
      say(answer);
    } else if (verb === "DATA") {
      inData = true;
      say("354 go on");
    } else if (verb === "QUIT") socket.end("221 bye\r\n");
    else say("250 ok");
  };
  say("220 test");
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    lines.forEach(line);
  });
}

/** Header lines of a received mail, unfolded. */
export function headersOf({ data }: ReceivedMail): string[] {
  const [head = ""] = data.split("\r\n\r\n");
  return head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
}

/** The decoded parts of a received mail: what its readers see. */
export function partsOf({ data }: ReceivedMail): string[] {
  const boundary = /boundary="([^"]+)"/.exec(data)?.[1] ?? "";
  return data
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => decodePart(part).replaceAll("\r\n", "\n"));
}

function decodePart(part: string): string {
  const [head = "", ...body] = part.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
