import type { AuditRow } from "@/lib/audit-trail/types";
import { getTranslations } from "@/lib/i18n/server";

type Facts = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Facts | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

function told(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return value;
  const inner = recordOf(value);
  return inner ? Object.values(inner).map(told).join(" / ") : JSON.stringify(value);
}

/** What was changed from what to what; other figures by their names. */
export async function AuditFacts({ row }: { row: AuditRow }) {
  const t = await getTranslations("audit.facts");
  const facts = recordOf(row.facts) ?? {};
  if (row.action === "searched" && typeof facts.length === "number")
    return (
      <Line>{t(facts.among === "customers" ? "inCustomers" : "inComplaints", { length: facts.length })}</Line>
    );
  if (row.action === "password-set") return <Line>{facts.own === true ? t("own") : t("byAdmin")}</Line>;
  const after = recordOf(facts.after);
  const before = recordOf(facts.before) ?? {};
  const lines = after
    ? Object.keys(after).map((name) => ({ name, text: `${told(before[name])} → ${told(after[name])}` }))
    : Object.entries(facts)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => ({ name, text: told(value) }));
  if (lines.length === 0) return null;
  return (
    <ul className="grid min-w-52 gap-0.5 py-1 text-ui-sm">
      {lines.map(({ name, text }) => (
        <li key={name} className="break-words">
          <code className="text-muted">{name}</code> {text}
        </li>
      ))}
    </ul>
  );
}

function Line({ children }: { children: string }) {
  return <span className="text-ui-sm whitespace-nowrap">{children}</span>;
}
