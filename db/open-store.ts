import { join } from "node:path";
import Database from "better-sqlite3";

/** A connection to one of the two SQLite files. */
export type Sqlite = Database.Database;

export type StoreName = "control" | "events";

/** better-sqlite3 is built against this version of Node's native interface: Node 22.14 or newer. */
const REQUIRED_NAPI = 10;

export function storeFile(dataDir: string, store: StoreName): string {
  return join(dataDir, `${store}.db`);
}

/**
 * Opens a store that `migrateStores` made. A reader cannot change anything. Throws an Error that says
 * what to do where Node is too old or the file is not there.
 */
export function openStore(dataDir: string, store: StoreName, access: "read" | "write"): Sqlite {
  requireNode();
  const file = storeFile(dataDir, store);
  const db = openFile(file);
  prepareConnection(db);
  if (access === "read") db.pragma("query_only = 1");
  return db;
}

/** Settings of every connection; `page_size` holds only for a file that is still empty. */
export function prepareConnection(db: Sqlite): void {
  db.pragma("page_size = 8192");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.pragma("busy_timeout = 5000");
  db.pragma("cache_size = -131072");
  db.pragma("mmap_size = 8589934592");
  db.pragma("wal_autocheckpoint = 4000");
}

/** better-sqlite3 crashes in an older Node: say so before it is loaded. */
export function requireNode(): void {
  if (Number(process.versions.napi) >= REQUIRED_NAPI) return;
  throw new Error(
    `Node ${process.versions.node} is too old for the database: use Node 22.22.2 or newer, or start with npm, which brings its own.`,
  );
}

function openFile(file: string): Sqlite {
  try {
    return new Database(file, { fileMustExist: true });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code !== "SQLITE_CANTOPEN") throw error;
    throw new Error(`${file} cannot be opened (${message}): run the migrations first.`, {
      cause: error,
    });
  }
}
