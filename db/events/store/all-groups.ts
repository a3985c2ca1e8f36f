import type { Sqlite } from "@/db/open-store";
import { type Day, dayTables } from "./day-tables";
import { type GroupContext, groupsOfHash } from "./load-group";
import { preparedRaw } from "./prepared";

/** Every group that has evidence on a day. */
export function groupsOfDay(db: Sqlite, context: GroupContext, day: Day): Set<string> {
  const { evidence } = dayTables(day);
  const hashes = preparedRaw(db, `select distinct trace from ${evidence}`).all();
  return new Set(hashes.flatMap(([hash]) => groupsOfHash(context, hash as number, day)));
}
