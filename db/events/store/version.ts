import type { Sqlite } from "@/db/open-store";
import { prepared } from "./prepared";

/** Counts the transactions that changed what a reader would see; 0 before the first. */
export function readVersion(db: Sqlite): number {
  const value = prepared(db, "select value from meta where key = 'version'").pluck().get();
  return typeof value === "number" ? value : 0;
}

export function bumpVersion(db: Sqlite): void {
  prepared(
    db,
    "insert into meta (key, value) values ('version', 1) on conflict (key) do update set value = value + 1",
  ).run();
}
