import { createDayTables, type Day } from "@/db/events/store/day-tables";
import { Names } from "@/db/events/store/names";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { Slices } from "@/db/events/store/slices";
import type { Sqlite } from "@/db/open-store";

/** What the writer remembers of the store between batches, as long as nobody else writes. */
export class StoreCache {
  readonly names: Names;
  readonly slices: Slices;
  readonly #days = new Map<Day, "open" | "dropped">();
  #daysRead = false;
  /** Days are dropped in order: earlier ones count as dropped too. */
  #lastDropped: Day = Number.NEGATIVE_INFINITY;
  #dataVersion: unknown = null;

  constructor(private readonly db: Sqlite) {
    this.names = new Names(db);
    this.slices = new Slices(db);
  }

  /** At the start of a write transaction: forgets everything if another process has written. */
  refresh(): void {
    const version = this.db.pragma("data_version", { simple: true });
    if (version !== this.#dataVersion) this.forget();
    this.#dataVersion = version;
  }

  /** Also after a rollback: numbers that were given out in it do not exist. */
  forget(): void {
    this.names.forget();
    this.slices.forget();
    this.#days.clear();
    this.#daysRead = false;
  }

  dayState(day: Day): "open" | "dropped" | "absent" {
    if (!this.#daysRead) this.#readDays();
    return this.#days.get(day) ?? (day < this.#lastDropped ? "dropped" : "absent");
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
    this.#lastDropped = Number.NEGATIVE_INFINITY;
    for (const [day, dropped] of preparedRaw(this.db, "select day, dropped from days").all()) {
      this.#days.set(day as Day, dropped ? "dropped" : "open");
      if (dropped) this.#lastDropped = Math.max(this.#lastDropped, day as Day);
    }
  }
}
