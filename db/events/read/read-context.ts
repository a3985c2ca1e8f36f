import { type Day, evidenceDays } from "@/db/events/store/day-tables";
import { readKeptSince } from "@/db/events/store/kept-days";
import { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import { RequestKinds } from "@/db/events/store/request-kinds";
import { Slices, type SliceValues } from "@/db/events/store/slices";
import { type SourceRow, sourceById } from "@/db/events/store/source-row";
import { readVersion } from "@/db/events/store/version";
import type { Sqlite } from "@/db/open-store";
import type { Cube } from "@/lib/core/rollup/cubes";
import type { KeptSince } from "@/lib/core/rollup/kept-since";
import { KnownFacts } from "./known-facts";

export type CubeSlice = { readonly id: number; readonly values: SliceValues };

/** A reading connection with what it remembers. */
export class ReadContext {
  readonly names: Names;
  readonly slices: Slices;
  readonly requestKinds: RequestKinds;
  readonly facts: KnownFacts;
  readonly #cubes = new Map<number, CubeSlice[]>();
  readonly #sources = new Map<number, SourceRow>();
  #days: ReadonlySet<Day> = new Set();
  #withEvidence: ReadonlySet<Day> = new Set();
  #daysVersion = -1;
  #kept: KeptSince | null = null;
  #keptVersion = -1;

  constructor(readonly db: Sqlite) {
    this.names = new Names(db);
    this.slices = new Slices(db);
    this.requestKinds = new RequestKinds(db, this.names);
    this.facts = new KnownFacts(db, this.names);
  }

  /** Runs a read of several statements on one state of the store. */
  read<T>(act: () => T): T {
    return this.db.transaction(act).deferred();
  }

  /** All slices of a cube, in the order of their ids. */
  slicesOf(cube: Cube): readonly CubeSlice[] {
    let known = this.#cubes.get(cube.id);
    if (known === undefined) {
      known = [];
      this.#cubes.set(cube.id, known);
    }
    const added = preparedRaw(
      this.db,
      `select id, gateway, region, runtime, provider, model, key from slices
       where cube = ? and id > ? order by id`,
    ).all(cube.id, known.at(-1)?.id ?? 0);
    for (const [id, ...values] of added) {
      known.push({ id: id as number, values: values as unknown as SliceValues });
    }
    return known;
  }

  /** True where the day has tables. */
  hasDay(day: Day): boolean {
    return this.openDays().has(day);
  }

  /** True where the day has tables of evidence: whole ones, or what is left of a dropped day. */
  hasEvidence(day: Day): boolean {
    this.openDays();
    return this.#withEvidence.has(day);
  }

  /** The days that have tables. */
  openDays(): ReadonlySet<Day> {
    const version = readVersion(this.db);
    if (version !== this.#daysVersion) {
      const rows = preparedRaw(
        this.db,
        "select day from days where not dropped order by day",
      ).all();
      this.#days = new Set(rows.map(([day]) => day as Day));
      this.#withEvidence = evidenceDays(this.db);
      this.#daysVersion = version;
      // A file may have another name since.
      this.#sources.clear();
    }
    return this.#days;
  }

  /** From when on rows and rollups are there. */
  keptSince(): KeptSince {
    const version = readVersion(this.db);
    if (this.#kept === null || version !== this.#keptVersion) {
      this.#kept = readKeptSince(this.db);
      this.#keptVersion = version;
    }
    return this.#kept;
  }

  source(id: number): SourceRow {
    let source = this.#sources.get(id);
    if (source === undefined) {
      source = sourceById(this.db, id);
      this.#sources.set(id, source);
    }
    return source;
  }
}
