import type { Locale } from "./config";
import { compiledMessage } from "./format-message";
import { type Messages, messagesFor, type Namespace } from "./load-messages";

type Table = { [key: string]: string | Table };

/** As plain objects: React does not send the compiler's, which have no prototype. */
function compiledTable(table: Table): object {
  return Object.fromEntries(
    Object.entries(table).map(([key, value]) => [
      key,
      typeof value === "string" ? JSON.parse(JSON.stringify(compiledMessage(value))) : compiledTable(value),
    ]),
  );
}

const kept = new Map<string, object>();

/** Only the named namespaces, for handing to client components; compiled, since the browser cannot read raw ones. */
export function browserMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  const all = messagesFor(locale);
  return Object.fromEntries(
    namespaces.map((name) => {
      const key = `${locale}:${name}`;
      const table = kept.get(key) ?? compiledTable(all[name]);
      kept.set(key, table);
      return [name, table];
    }),
  );
}
