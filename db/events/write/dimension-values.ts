import type { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import { BEYOND_LIMIT, type LimitedDimension, VALUE_LIMITS } from "@/lib/core/rollup/value-limits";

/** Numbers of the values of dimensions; those beyond the limit of a dimension share one. */
export class DimensionValues {
  readonly #known = new Map<LimitedDimension, Map<string, number>>();
  readonly #counted = new Map<LimitedDimension, Set<number>>();

  constructor(
    private readonly db: Sqlite,
    private readonly names: Names,
  ) {}

  /** Only inside a write transaction. */
  idOf(dimension: LimitedDimension, text: string | null): number {
    if (text === null) return this.names.idOf(null);
    const known = this.#knownOf(dimension);
    const id = known.get(text) ?? this.#find(dimension, text);
    if (id === null) return this.names.idOf(BEYOND_LIMIT);
    known.set(text, id);
    return id;
  }

  /** Also after a rollback. */
  forget(): void {
    this.#known.clear();
    this.#counted.clear();
  }

  /** The number of a value that is kept apart, or can be from now on; `null` beyond the limit. */
  #find(dimension: LimitedDimension, text: string): number | null {
    const counted = this.#countedOf(dimension);
    const found = this.names.find(text);
    if (found !== null && counted.has(found)) return found;
    if (counted.size >= VALUE_LIMITS[dimension]) return null;
    const id = this.names.idOf(text);
    counted.add(id);
    return id;
  }

  #knownOf(dimension: LimitedDimension): Map<string, number> {
    let known = this.#known.get(dimension);
    if (known === undefined) {
      known = new Map();
      this.#known.set(dimension, known);
    }
    return known;
  }

  /** What attempts were counted under so far, of the wide cube. */
  #countedOf(dimension: LimitedDimension): Set<number> {
    let counted = this.#counted.get(dimension);
    if (counted === undefined) {
      const sql = `select distinct ${dimension} from slices where cube = 0 and ${dimension} <> 0`;
      counted = new Set(
        preparedRaw(this.db, sql)
          .all()
          .map(([id]) => id as number),
      );
      this.#counted.set(dimension, counted);
    }
    return counted;
  }
}
