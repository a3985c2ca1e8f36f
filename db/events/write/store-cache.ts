import { createDayTables, type Day, evidenceDays } from "@/db/events/store/day-tables";
import { Names } from "@/db/events/store/names";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { RequestKinds } from "@/db/events/store/request-kinds";
import { Slices } from "@/db/events/store/slices";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { BEYOND_LIMIT, MOST_COMBINATIONS } from "@/lib/core/rollup/value-limits";
import { DimensionValues } from "./dimension-values";

/** What the writer remembers of the store between batches, as long as nobody else writes. */
export class StoreCache {
  readonly names: Names;
  readonly slices: Slices;
  readonly requestKinds: RequestKinds;
  readonly #values: DimensionValues;
  readonly #days = new Map<Day, "open" | "dropped">();
  #withEvidence: ReadonlySet<Day> = new Set();
  #daysRead = false;
  /** Days are dropped in order: earlier ones count as dropped too. */
  #lastDropped: Day = Number.NEGATIVE_INFINITY;
  #dataVersion: unknown = null;

  constructor(private readonly db: Sqlite) {
    this.names = new Names(db);
    this.slices = new Slices(db);
    this.requestKinds = new RequestKinds(db, this.names);
    this.#values = new DimensionValues(db, this.names);
  }

  /** At the start of a write transaction: forgets everything if another process has written, and says so. */
  refresh(): boolean {
    const version = this.db.pragma("data_version", { simple: true });
    const changed = version !== this.#dataVersion;
    if (changed) this.forget();
    this.#dataVersion = version;
    return changed;
  }

  /** Also after a rollback: numbers that were given out in it do not exist. */
  forget(): void {
    this.names.forget();
    this.slices.forget();
    this.requestKinds.forget();
    this.#values.forget();
    this.#days.clear();
    this.#daysRead = false;
  }

  /** Where an attempt happened, in names: what it says itself wins over its source. */
  placeOf(source: SourceRow, { region, runtime }: Attempt): { region: number; runtime: number } {
    return {
      region: region == null ? source.region : this.#values.idOf("region", region),
      runtime: runtime == null ? source.runtime : this.names.idOf(runtime),
    };
  }

  /** The slice of the wide cube in which an attempt is counted. Only inside a write transaction. */
  sliceOf(source: SourceRow, attempt: Attempt): number {
    const { region, runtime } = this.placeOf(source, attempt);
    const provider = this.#values.idOf("provider", attempt.provider);
    const model = this.#values.idOf("model", attempt.model);
    const key = this.#values.idOf("key", attempt.keyId);
    const { gateway } = source;
    const most = MOST_COMBINATIONS;
    const slice = this.slices.wide(gateway, region, runtime, provider, model, key, most);
    if (slice !== null) return slice;
    const beyond = this.names.idOf(BEYOND_LIMIT);
    const rest = [gateway, region, runtime, beyond, beyond, beyond] as const;
    return this.slices.wide(...rest, Number.POSITIVE_INFINITY) as number;
  }

  dayState(day: Day): "open" | "dropped" | "absent" {
    if (!this.#daysRead) this.#readDays();
    return this.#days.get(day) ?? (day < this.#lastDropped ? "dropped" : "absent");
  }

  /** True where the day has tables of evidence: whole ones, or what is left of a dropped day. */
  hasEvidence(day: Day): boolean {
    return this.dayState(day) === "open" || this.#withEvidence.has(day);
  }

  /** True where rows of this day may be written; its tables are there then. */
  openDay(day: Day): boolean {
    const state = this.dayState(day);
    if (state === "absent") {
      createDayTables(this.db, day);
      prepared(this.db, "insert into days (day) values (?)").run(day);
      this.#days.set(day, "open");
    }
    return state !== "dropped";
  }

  #readDays(): void {
    this.#daysRead = true;
    this.#withEvidence = evidenceDays(this.db);
    this.#lastDropped = Number.NEGATIVE_INFINITY;
    for (const [day, dropped] of preparedRaw(this.db, "select day, dropped from days").all()) {
      this.#days.set(day as Day, dropped ? "dropped" : "open");
      if (dropped) this.#lastDropped = Math.max(this.#lastDropped, day as Day);
    }
  }
}
