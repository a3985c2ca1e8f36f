import type { Sqlite } from "@/db/open-store";
import { NOTED_KINDS, type NotedKind } from "@/lib/core/store/event-store";
import { type Day, dayTables } from "./day-tables";
import type { Names } from "./names";
import { prepared } from "./prepared";

const NOTED: ReadonlySet<string> = new Set(NOTED_KINDS);

/** True for evidence that is also found by time, whatever request it belongs to. */
export function isNoted(kind: string): kind is NotedKind {
  return NOTED.has(kind);
}

/** The first number of a stored fact: the name of its kind. Read as text, ten times as fast as JSON. */
const KIND_OF_FACT = "cast(substr(fact, 2, instr(fact, ',') - 2) as integer)";

/** Makes the notes of a day from its evidence, in which they all are. Only inside a write transaction. */
export function fillNoted(db: Sqlite, day: Day, names: Names): void {
  const { evidence, noted } = dayTables(day);
  const kinds = NOTED_KINDS.map((kind) => names.find(kind)).filter((id) => id !== null);
  prepared(db, `delete from ${noted}`).run();
  prepared(
    db,
    `insert into ${noted} (kind, at, line, trace)
     select ${KIND_OF_FACT}, at, line, trace from ${evidence}
     where ${KIND_OF_FACT} in (select value from json_each(?))`,
  ).run(JSON.stringify(kinds));
}
