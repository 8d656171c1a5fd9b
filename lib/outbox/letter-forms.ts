import { escapeHtml } from "@/lib/html";
import type { Letter, LetterBlock } from "@/lib/outbox/letter";

/** The letter as plain text. */
export function letterText({ blocks }: Letter): string {
  return `${blocks.map(blockText).join("\n\n")}\n`;
}

function blockText(block: LetterBlock): string {
  switch (block.kind) {
    case "quote":
      return block.text.replace(/^/gm, "> ");
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "link":
      return `${block.label}\n${block.url}`;
    default:
      return block.text;
  }
}

const BODY_STYLE =
  "margin:0;padding:24px;background:#f5f8f8;color:#1c2b2f;font:16px/1.6 system-ui,'PingFang SC','PingFang TC','Microsoft YaHei','Microsoft JhengHei',sans-serif";
const CARD_STYLE =
  "max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #d8e2e2;border-radius:8px";
const QUOTE_STYLE = "margin:0 0 16px;padding:8px 16px;border-left:4px solid #1f5f66;background:#eef4f4";
const BUTTON_STYLE =
  "display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5f66;color:#ffffff;font-weight:600;text-decoration:none";

/** The letter as HTML: nothing is loaded from anywhere, and every string is escaped here. */
export function letterHtml(letter: Letter): string {
  const subject = escapeHtml(letter.subject);
  return [
    `<!doctype html><html lang="${letter.locale}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>`,
    `<body style="${BODY_STYLE}"><div style="${CARD_STYLE}">`,
    ...letter.blocks.map(blockHtml),
    "</div></body></html>",
  ].join("\n");
}

function blockHtml(block: LetterBlock): string {
  switch (block.kind) {
    case "text":
      return `<p style="margin:0 0 16px">${lines(block.text)}</p>`;
    case "small":
      return `<p style="margin:0 0 8px;color:#4a5a5e;font-size:14px">${lines(block.text)}</p>`;
    case "quote":
      return `<blockquote style="${QUOTE_STYLE}">${lines(block.text)}</blockquote>`;
    case "list":
      return `<ul style="margin:0 0 16px">${block.items.map((item) => `<li>${lines(item)}</li>`).join("")}</ul>`;
    case "link": {
      const url = escapeHtml(block.url);
      return `<p style="margin:0 0 16px"><a href="${url}" style="${BUTTON_STYLE}">${lines(block.label)}</a></p>
<p style="margin:0 0 16px;color:#4a5a5e;font-size:14px;word-break:break-all">${url}</p>`;
    }
  }
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}
