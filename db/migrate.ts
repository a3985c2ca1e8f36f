import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { createOpenDayTables } from "./events/store/create-open-day-tables";
import { prepareConnection, requireNode, type StoreName, storeFile } from "./open-store";

const LOCK_WAIT_MS = 60_000;

/**
 * Brings both stores in `dataDir` to the current schema, making folder (0700) and files (0600) where
 * they are missing. Doing it again changes nothing, and a second process waits until the first is done.
 */
export function migrateStores(dataDir: string): void {
  requireNode();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  withLock(join(dataDir, "migrate.lock"), () => {
    migrateStore(dataDir, "control");
    migrateStore(dataDir, "events");
  });
}

function migrateStore(dataDir: string, store: StoreName): void {
  const file = storeFile(dataDir, store);
  makePrivate(file);
  const db = new Database(file);
  try {
    prepareConnection(db);
    migrate(drizzle(db), { migrationsFolder: join(import.meta.dirname, "migrations", store) });
    if (store === "events") createOpenDayTables(db);
  } finally {
    db.close();
  }
}

/** Drizzle's migrator reads what is done before it locks. SQLite's own file lock ends with its process. */
function withLock(file: string, act: () => void): void {
  makePrivate(file);
  const lock = new Database(file, { timeout: LOCK_WAIT_MS });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    act();
  } finally {
    lock.close();
  }
}

/** SQLite gives the files that it puts beside a database the mode of the database. */
function makePrivate(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}
