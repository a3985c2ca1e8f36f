import { type Day, dayTables } from "@/db/events/store/day-tables";
import { decodeEvidence } from "@/db/events/store/evidence-codec";
import type { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { NotedKind } from "@/lib/core/store/event-store";

/** A fact without the place of its source, which may get another name. */
export type KnownFact = {
  readonly lineId: number;
  readonly source: number;
  readonly offset: number;
  readonly bytes: number;
  readonly evidence: Evidence;
};

type KnownDay = { readonly stamp: string; readonly facts: readonly KnownFact[] };

/** Some 60 MB; days that were asked for longest ago go first. */
const MOST_FACTS = 100_000;

/**
 * Facts of whole days that were decoded before. Evidence is only ever added, or dropped with its day, so
 * a day is as it was while its notes are the same ones; to compare them costs a fiftieth of reading them.
 */
export class KnownFacts {
  readonly #days = new Map<string, KnownDay>();
  #count = 0;

  constructor(
    private readonly db: Sqlite,
    private readonly names: Names,
  ) {}

  /** All facts of a kind of a day, oldest first. */
  of(day: Day, kind: NotedKind): readonly KnownFact[] {
    const kindId = this.names.find(kind);
    if (kindId === null) return [];
    const name = `${day} ${kind}`;
    const stamp = this.#stamp(day, kindId);
    const known = this.#days.get(name);
    this.#forget(name);
    const facts = known?.stamp === stamp ? known.facts : this.#read(day, kindId);
    this.#days.set(name, { stamp, facts });
    this.#count += facts.length;
    for (const oldest of this.#days.keys()) {
      if (this.#count <= MOST_FACTS || oldest === name) break;
      this.#forget(oldest);
    }
    return facts;
  }

  #forget(name: string): void {
    this.#count -= this.#days.get(name)?.facts.length ?? 0;
    this.#days.delete(name);
  }

  #stamp(day: Day, kind: number): string {
    const { noted } = dayTables(day);
    const sql = `select count(*), sum(line & 4294967295), sum(at) from ${noted} where kind = ?`;
    return String(preparedRaw(this.db, sql).get(kind));
  }

  #read(day: Day, kind: number): KnownFact[] {
    const { evidence, noted } = dayTables(day);
    // A cross join keeps the order of the tables: by time through the notes, one look-up for each.
    const rows = preparedRaw(
      this.db,
      `select e.at, e.line, e.source, e.offset, e.bytes, e.fact from ${noted} n
       cross join ${evidence} e on e.trace = n.trace and e.at = n.at and e.line = n.line
       where n.kind = ? order by n.at, n.line`,
    ).all(kind);
    return rows.map(([at, lineId, source, offset, bytes, fact]) => ({
      ...{ lineId: lineId as number, source: source as number },
      ...{ offset: offset as number, bytes: bytes as number },
      evidence: decodeEvidence(at as number, fact as string, this.names),
    }));
  }
}
