import pg from "pg";

export type Statement = { text: string; values: unknown[] };
type Recorded = { text?: unknown; values?: unknown };

function statementOf([first, second]: unknown[]): Statement | null {
  if (typeof first === "string") return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== "object" || first === null) return null;
  const { text, values }: Recorded = first;
  const given = Array.isArray(values) ? values : Array.isArray(second) ? second : [];
  return typeof text === "string" ? { text, values: given } : null;
}

/** What a connection says for itself, when it is opened and around a transaction. */
const OF_CONNECTION = /^(BEGIN|COMMIT|ROLLBACK|SET|SELECT floor\(extract\(epoch FROM clock_timestamp)/i;

/** The statements that `work` sends to PostgreSQL, so that they can be sent again without anything around them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  return (await statementsIn(work)).filter(({ text }) => !OF_CONNECTION.test(text));
}

/** Those around its transactions too. */
export async function statementsIn(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const plain = pg.Client.prototype.query;
  const spy = function (this: pg.Client, ...args: unknown[]): unknown {
    const statement = statementOf(args);
    if (statement) sent.push(statement);
    return Reflect.apply(plain, this, args);
  };
  Object.defineProperty(pg.Client.prototype, "query", { value: spy, configurable: true, writable: true });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, "query", { value: plain, configurable: true, writable: true });
  }
  return sent;
}
