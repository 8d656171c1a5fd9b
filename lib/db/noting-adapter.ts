import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { noteIfUnavailable } from "@/lib/db/outage";

/** The same call, whose failure is looked at on its way. */
function watched<Input extends unknown[], Output>(call: (...input: Input) => Promise<Output>) {
  return async (...input: Input): Promise<Output> => {
    try {
      return await call(...input);
    } catch (error) {
      noteIfUnavailable(error);
      throw error;
    }
  };
}

/** Prisma's adapter over our pool; each query that a database away has failed marks the request it was asked for. */
export function noting(pool: Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.queryRaw = watched(connection.queryRaw.bind(connection));
    connection.executeRaw = watched(connection.executeRaw.bind(connection));
    connection.startTransaction = watched(connection.startTransaction.bind(connection));
    return connection;
  };
  return factory;
}
