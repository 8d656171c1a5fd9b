import { createHash } from "node:crypto";
import { escapeHtml } from "@/lib/html";
import type { Locale } from "@/lib/i18n/config";
import { messagesFor } from "@/lib/i18n/load-messages";

// The tokens of globals.css that one quiet page needs: it cannot name that file, whose address holds a hash.
const STYLE = `
:root{color-scheme:light dark;--canvas:light-dark(oklch(.981 .004 180),oklch(.178 .011 215));--ink:light-dark(oklch(.232 .026 215),oklch(.94 .008 195));--muted:light-dark(oklch(.445 .024 212),oklch(.755 .014 205));--line:light-dark(oklch(.62 .022 205),oklch(.56 .022 208));--surface:light-dark(oklch(1 0 0),oklch(.212 .013 215));--accent:light-dark(oklch(.415 .078 197),oklch(.775 .1 188));--on-accent:light-dark(oklch(.99 .006 190),oklch(.19 .03 205))}
[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}body{margin:0;display:grid;min-height:100dvh;place-items:center;padding:2.5rem 1.25rem;background:var(--canvas);color:var(--ink);font:1.125rem/1.55 system-ui,"PingFang SC","PingFang TC","Microsoft YaHei","Microsoft JhengHei","Noto Sans CJK SC",sans-serif}
main{width:100%;max-width:32rem}h1{margin:0;font-size:1.5rem;line-height:1.3}p{margin:.75rem 0 0;color:var(--muted)}.code{font:.875rem ui-monospace,monospace;overflow-wrap:anywhere}
label{display:block;margin-top:1.25rem;font-weight:600}textarea{display:block;width:100%;margin-top:.375rem;padding:.75rem .875rem;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:inherit;font:inherit;resize:vertical}
.act{display:inline-flex;align-items:center;min-height:3rem;margin-top:1.75rem;padding:0 1.25rem;border:1px solid transparent;border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Nothing but this page's own style, and forms to ourselves. */
export const SPARE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** What was sent with the request that failed, to be sent again. */
export type KeptForm = { fields: readonly (readonly [name: string, value: string])[]; hadFiles: boolean };

export type SparePage = {
  /** away: the database does not answer, it will again. broken: something failed, and the code finds it in the log. */
  kind: "away" | "broken";
  locale: Locale;
  theme: "light" | "dark" | null;
  /** Path and query of the page that was asked for. */
  url: string;
  code: string;
  form: KeptForm | null;
};

/** A whole page that needs no database, no framework and no JavaScript. */
export function sparePage({ kind, locale, theme, url, code, form }: SparePage): string {
  const { errors, crash } = messagesFor(locale);
  const { away } = errors;
  const words = kind === "away" ? away : crash;
  const codeLine =
    kind === "broken" ? `<p class="code">${escapeHtml(crash.code.replace("{code}", code))}</p>` : "";
  const retry = `<a class="act" href="${escapeHtml(url)}">${words.retry}</a>`;
  return `<!doctype html>
<html lang="${locale}"${theme ? ` data-theme="${theme}"` : ""}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${words.title}</title><style>${STYLE}</style></head>
<body><main id="content"><h1>${words.title}</h1><p>${words.body}</p>${codeLine}
${form ? keptForm(form, { locale, url }) : retry}
</main></body></html>
`;
}

/** Texts to be read and mended, everything else as it was sent. */
function keptForm({ fields, hadFiles }: KeptForm, { locale, url }: { locale: Locale; url: string }): string {
  const { away } = messagesFor(locale).errors;
  const controls = fields.map(([name, value], index) =>
    isText(name, value)
      ? `<label for="text-${index}">${away.text}</label><textarea id="text-${index}" name="${escapeHtml(name)}" rows="6">\n${escapeHtml(value)}</textarea>`
      : `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<p>${away.kept}${hadFiles ? ` ${away.files}` : ""}</p>
<form method="post" enctype="multipart/form-data" action="${escapeHtml(url)}">
${controls.join("\n")}
<button class="act">${away.send}</button></form>`;
}

/** What somebody wrote, and neither a choice nor one of the framework's own fields. */
function isText(name: string, value: string): boolean {
  return !name.startsWith("$") && (value.length > 40 || /\s/.test(value));
}
