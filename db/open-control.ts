import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { openStore, type Sqlite } from "./open-store";
import * as schema from "./schema/control";

export type ControlDb = BetterSQLite3Database<typeof schema> & { $client: Sqlite };
/** What a read or write of control.db takes first: the database or a transaction in it. */
export type ControlTx = Pick<ControlDb, "select" | "insert" | "update" | "delete">;

/** Opens control.db for reading and writing. Close with `db.$client.close()`. */
export function openControl(dataDir: string): ControlDb {
  return drizzle(openStore(dataDir, "control", "write"), { schema });
}
