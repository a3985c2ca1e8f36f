import { readdirSync } from "node:fs";
import { join } from "node:path";
import { openStore, type StoreName } from "./open-store";

/** What two stores hold, counted. */
export type StoresDescription = {
  /** Migrations that each store has behind it. */
  readonly schema: Readonly<Record<StoreName, number>>;
  readonly gateways: number;
  readonly sources: number;
  /** Attempts that are counted, also of days whose rows were dropped. */
  readonly attempts: number;
  /** UTC days whose rows are there. */
  readonly days: number;
};

export function describeStores(dataDir: string): StoresDescription {
  return {
    schema: { control: schemaOf(dataDir, "control"), events: schemaOf(dataDir, "events") },
    gateways: count(dataDir, "control", "select count(*) from gateways"),
    sources: count(dataDir, "control", "select count(*) from sources"),
    attempts: count(dataDir, "events", "select coalesce(sum(attempts), 0) from slices"),
    days: count(dataDir, "events", "select count(*) from days where not dropped"),
  };
}

export function schemaOf(dataDir: string, store: StoreName): number {
  return count(dataDir, store, "select count(*) from __drizzle_migrations");
}

/** Migrations that this release knows. */
export function knownSchema(store: StoreName): number {
  const folder = join(import.meta.dirname, "migrations", store);
  return readdirSync(folder).filter((name) => name.endsWith(".sql")).length;
}

function count(dataDir: string, store: StoreName, sql: string): number {
  const db = openStore(dataDir, store, "read");
  try {
    return Number(db.prepare(sql).pluck().get());
  } finally {
    db.close();
  }
}
