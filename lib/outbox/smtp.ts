import { createTransport, type Transporter } from "nodemailer";
import type { Smtp } from "@/lib/env";
import type { Letter } from "@/lib/outbox/letter";
import { letterHtml, letterText } from "@/lib/outbox/letter-forms";
import { isPlainAddress, safeLine } from "@/lib/outbox/safe-text";

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

export type Posting = { mailId: string; to: string; fromName: string; publicUrl: string; letter: Letter };

/** Refused for good: trying again will not help. */
export type PostingResult = { ok: true } | { ok: false; permanent: boolean; code: string };

let open: { url: string; transport: Transporter } | undefined;

function transportOf({ url }: Smtp): Transporter {
  if (open?.url === url) return open.transport;
  open?.transport.close();
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  open = { url, transport };
  return transport;
}

/**
 * Hands one letter to the mail server. The Message-ID is made of the mail's own id: should a worker die between
 * sending and saying so, the second copy is known as the same letter.
 */
export async function postLetter(smtp: Smtp, posting: Posting): Promise<PostingResult> {
  const { mailId, to, fromName, publicUrl, letter } = posting;
  if (!isPlainAddress(to)) return { ok: false, permanent: true, code: "address-refused" };
  try {
    await transportOf(smtp).sendMail({
      messageId: `<${mailId}@${new URL(publicUrl).hostname}>`,
      from: smtp.from.includes("<") ? smtp.from : { name: safeLine(fromName, 100), address: smtp.from },
      to: { name: "", address: to },
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      // No answering machine should answer a machine.
      headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.locale },
    });
    return { ok: true };
  } catch (error) {
    return { ok: false, ...verdict(error) };
  }
}

/**
 * Only codes are kept: a server's own words often repeat the address. What it says to the recipient or to the letter is
 * about them; a refusal of our sender or of our password is ours to mend, and the letter waits.
 */
function verdict(error: unknown): { permanent: boolean; code: string } {
  const read = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : null;
  const [code, status, words] = [read("code"), read("responseCode"), read("response")];
  const isTheirs = read("command") === "RCPT TO" || read("command") === "DATA";
  const permanent = isTheirs && typeof status === "number" && status >= 550 && status < 560;
  const enhanced =
    typeof words === "string" ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? null) : null;
  const parts = [
    typeof code === "string" ? code : "unknown",
    typeof status === "number" ? status : null,
    enhanced,
  ];
  return { permanent, code: parts.filter((part) => part !== null).join(" ") };
}
