import type { Sqlite } from "@/db/open-store";
import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import { type Cube, NARROW_CUBES, WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { UNKNOWN } from "./names";
import { prepared, preparedRaw } from "./prepared";
import { SLICE_LIMIT } from "./rollup-id";

/** Numbers (of names) in the order of `DIMENSIONS`; 0 is unknown, or not a dimension of the cube. */
export type SliceValues = readonly [number, number, number, number, number, number];

const COLUMNS = "gateway, region, runtime, provider, model, key";
/** More names than a store will see; two of them fit into one exact number. */
const PAIR = 2 ** 26;

/** Gives combinations of dimension values their numbers. Only inside a write transaction. */
export class Slices {
  readonly #wide = new Map<number, Map<number, Map<number, number>>>();
  readonly #values = new Map<number, SliceValues>();
  readonly #narrow = new Map<number, number[]>();

  /** Slices of the wide cube, as far as they were counted. */
  #wideCount: number | null = null;

  constructor(private readonly db: Sqlite) {}

  /**
   * The slice of the wide cube with these values, given a number now if it is new; `null` if it is new
   * and there are `most` already.
   */
  wide(
    gateway: number,
    region: number,
    runtime: number,
    provider: number,
    model: number,
    key: number,
    most: number,
  ): number | null {
    const places = child(this.#wide, gateway * PAIR + region);
    const routes = child(places, runtime * PAIR + provider);
    const last = model * PAIR + key;
    const known = routes.get(last);
    if (known !== undefined) return known;
    const values: SliceValues = [gateway, region, runtime, provider, model, key];
    const id = this.#find(WIDE_CUBE, values) ?? this.#addWide(values, most);
    if (id === null) return null;
    routes.set(last, id);
    this.#values.set(id, values);
    return id;
  }

  /** The slices of `NARROW_CUBES`, in their order, in which a slice of the wide cube is counted too. */
  narrow(wide: number): readonly number[] {
    const known = this.#narrow.get(wide);
    if (known !== undefined) return known;
    const values = this.valuesOf(wide);
    const ids = NARROW_CUBES.map((cube) => {
      const narrow = project(values, cube.dimensions);
      return this.#find(cube, narrow) ?? this.#add(cube, narrow);
    });
    this.#narrow.set(wide, ids);
    return ids;
  }

  valuesOf(id: number): SliceValues {
    const known = this.#values.get(id);
    if (known !== undefined) return known;
    const row = preparedRaw(this.db, `select ${COLUMNS} from slices where id = ?`).get(id);
    if (row === undefined) throw new Error(`The store has lost slice ${id}.`);
    this.#values.set(id, row as unknown as SliceValues);
    return row as unknown as SliceValues;
  }

  forget(): void {
    this.#wide.clear();
    this.#values.clear();
    this.#narrow.clear();
    this.#wideCount = null;
  }

  #addWide(values: SliceValues, most: number): number | null {
    const sql = "select count(*) from slices where cube = ?";
    this.#wideCount ??= Number(prepared(this.db, sql).pluck().get(WIDE_CUBE.id));
    if (this.#wideCount >= most) return null;
    this.#wideCount++;
    return this.#add(WIDE_CUBE, values);
  }

  #find(cube: Cube, values: SliceValues): number | null {
    const found = preparedRaw(
      this.db,
      `select id from slices where cube = ? and gateway = ? and region = ? and runtime = ?
       and provider = ? and model = ? and key = ?`,
    ).get(cube.id, ...values);
    return found === undefined ? null : (found[0] as number);
  }

  #add(cube: Cube, values: SliceValues): number {
    const added = prepared(
      this.db,
      `insert into slices (cube, ${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?)`,
    ).run(cube.id, ...values);
    const id = Number(added.lastInsertRowid);
    if (id >= SLICE_LIMIT)
      throw new Error("There are more combinations of dimensions than the store can hold.");
    return id;
  }
}

function project(values: SliceValues, dimensions: readonly Dimension[]): SliceValues {
  return DIMENSIONS.map((dimension, index) =>
    dimensions.includes(dimension) ? (values[index] ?? UNKNOWN) : UNKNOWN,
  ) as unknown as SliceValues;
}

function child<T>(map: Map<number, Map<number, T>>, key: number): Map<number, T> {
  let found = map.get(key);
  if (found === undefined) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}
