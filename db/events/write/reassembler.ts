import { groupsOfDay } from "@/db/events/store/all-groups";
import {
  type AttemptRow,
  atOf,
  attemptRow,
  groupOf,
  idsOf,
  lineOf,
  sameRow,
} from "@/db/events/store/attempt-row";
import { type Day, dayOf } from "@/db/events/store/day-tables";
import { groupHash } from "@/db/events/store/evidence-group";
import {
  type DayRun,
  type GroupContext,
  type GroupLine,
  groupRun,
  loadGroup,
} from "@/db/events/store/load-group";
import { lookupTimes } from "@/db/events/store/lookup-times";
import { type SourceRow, sourceById } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";
import type { AttemptTables } from "./attempt-tables";
import type { StoreCache } from "./store-cache";

/** Pure, and independent of the order of its input; each attempt carries the line that tells most of it. */
export type Assemble = (evidence: readonly Sourced<Evidence>[]) => Sourced<Attempt>[];

/** Keeps the attempts of a group of evidence equal to what `assemble` makes of all of it. */
export class Reassembler {
  readonly #sources = new Map<number, SourceRow>();
  readonly #context: GroupContext;

  constructor(
    private readonly db: Sqlite,
    private readonly cache: StoreCache,
    private readonly tables: AttemptTables,
    private readonly assemble: Assemble,
  ) {
    this.#context = {
      db,
      names: cache.names,
      hasDay: (day) => cache.dayState(day) === "open",
      gatewayOf: (source) => cache.names.textOf(this.#source(source).gateway) ?? "",
    };
  }

  /** Puts a group together again in every run of days that touches one of `days`. */
  reassemble(group: string, days: ReadonlySet<Day>): void {
    let done: DayRun | null = null;
    for (const day of [...days].sort((a, b) => a - b)) {
      if (done !== null && day <= done.last) continue;
      done = groupRun(this.#context, group, day);
      this.#settle(group, done);
    }
  }

  /** Puts every group with evidence on `day` together again. */
  reassembleDay(day: Day): void {
    for (const group of groupsOfDay(this.db, this.#context, day)) {
      this.reassemble(group, new Set([day]));
    }
  }

  forget(): void {
    this.#sources.clear();
  }

  #settle(group: string, run: DayRun): void {
    const lines = loadGroup(this.#context, group, run);
    const hash = groupHash(group);
    const wanted = this.assemble(lines)
      .filter(({ value }) => this.cache.dayState(dayOf(value.at)) !== "dropped")
      .map((attempt) => this.#row(attempt, lines, hash, run));
    const stored = this.#stored(hash, lines, run);
    const changed = wanted.filter((row) => {
      const before = stored.get(rowKey(row));
      if (before === undefined || !sameRow(before, row)) return true;
      stored.delete(rowKey(row));
      return false;
    });
    for (const row of stored.values()) this.tables.remove(row);
    for (const row of changed) this.tables.add(row, idsOf(row));
  }

  #row(
    attempt: Sourced<Attempt>,
    lines: readonly GroupLine[],
    group: number,
    run: DayRun,
  ): AttemptRow {
    const { value, lineId } = attempt;
    const line = lines.find((candidate) => candidate.lineId === lineId);
    const day = dayOf(value.at);
    if (line === undefined || day < run.first || day > run.last) {
      throw new Error("An attempt was put together that its evidence does not hold.");
    }
    const source = this.#source(line.source);
    const { names, slices } = this.cache;
    const slice = slices.wide(
      source.gateway,
      value.region == null ? source.region : names.idOf(value.region),
      value.runtime == null ? source.runtime : names.idOf(value.runtime),
      names.idOf(value.provider),
      names.idOf(value.model),
      names.idOf(value.keyId),
    );
    return attemptRow(attempt, slice, source.id, group, names);
  }

  /** The attempts that earlier evidence of the group gave. */
  #stored(
    group: number,
    lines: readonly GroupLine[],
    { first, last }: DayRun,
  ): Map<string, AttemptRow> {
    const own = new Set(lines.map((line) => line.lineId));
    const rows = new Map<string, AttemptRow>();
    for (let day = first; day <= last; day++) {
      for (const at of lookupTimes(this.db, "group", String(group), day)) {
        for (const row of this.tables.rowsAt(at)) {
          if (groupOf(row) === group && own.has(lineOf(row))) rows.set(rowKey(row), row);
        }
      }
    }
    return rows;
  }

  #source(id: number): SourceRow {
    let source = this.#sources.get(id);
    if (source === undefined) {
      source = sourceById(this.db, id);
      this.#sources.set(id, source);
    }
    return source;
  }
}

function rowKey(row: AttemptRow): string {
  return `${atOf(row)} ${lineOf(row)}`;
}
