import type { Sqlite } from "@/db/open-store";
import { BEYOND_LIMIT } from "@/lib/core/rollup/value-limits";
import type { Names } from "./names";
import { prepared, preparedRaw } from "./prepared";
import { KIND_COLUMNS, type KindValues } from "./request-kind";

/** Real fleets have some thousand; a hostile log can name a new model in every line. */
const MOST_KINDS = 50_000;

/** Gives what requests are counted by its numbers. Keeps what it has seen: `forget` after a rollback. */
export class RequestKinds {
  readonly #ids = new Map<string, number>();
  readonly #values = new Map<number, KindValues>();
  #all: { readonly id: number; readonly values: KindValues }[] = [];
  #count: number | null = null;

  constructor(
    private readonly db: Sqlite,
    private readonly names: Names,
  ) {}

  /** The number of a kind, given now if it is new. Only inside a write transaction. */
  idOf(values: KindValues): number {
    const key = values.join(" ");
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#find(values) ?? this.#add(values);
    this.#ids.set(key, id);
    return id;
  }

  /** The number under which a kind is counted; `null` where no request was of it. */
  find(values: KindValues): number | null {
    return this.#find(values) ?? this.#find(this.#folded(values));
  }

  valuesOf(id: number): KindValues {
    const known = this.#values.get(id);
    if (known !== undefined) return known;
    const row = preparedRaw(this.db, `select ${KIND_COLUMNS} from request_kinds where id = ?`).get(
      id,
    );
    if (row === undefined) throw new Error(`The store has lost request kind ${id}.`);
    this.#values.set(id, row as unknown as KindValues);
    return row as unknown as KindValues;
  }

  /** All kinds, in the order of their ids. */
  all(): readonly { readonly id: number; readonly values: KindValues }[] {
    const added = preparedRaw(
      this.db,
      `select id, ${KIND_COLUMNS} from request_kinds where id > ? order by id`,
    ).all(this.#all.at(-1)?.id ?? 0);
    for (const [id, ...values] of added) {
      this.#all.push({ id: id as number, values: values as unknown as KindValues });
    }
    return this.#all;
  }

  forget(): void {
    this.#all = [];
    this.#ids.clear();
    this.#values.clear();
    this.#count = null;
  }

  #find(values: KindValues): number | null {
    const where = KIND_COLUMNS.split(", ").map((column) => `${column} = ?`);
    const sql = `select id from request_kinds where ${where.join(" and ")}`;
    const found = prepared(this.db, sql)
      .pluck()
      .get(...values);
    return typeof found === "number" ? found : null;
  }

  #add(values: KindValues): number {
    const counted = prepared(this.db, "select count(*) from request_kinds").pluck();
    this.#count ??= Number(counted.get());
    if (this.#count >= MOST_KINDS) return this.#addBeyond(values);
    return this.#insert(values);
  }

  /** Models and reasons are no longer told apart, so that totals stay exact. */
  #addBeyond(values: KindValues): number {
    this.names.idOf(BEYOND_LIMIT);
    const folded = this.#folded(values);
    return this.#find(folded) ?? this.#insert(folded);
  }

  #folded([gateway, region, runtime, , , , , , flags]: KindValues): KindValues {
    const beyond = this.names.find(BEYOND_LIMIT) ?? -1;
    return [gateway, region, runtime, beyond, beyond, beyond, beyond, beyond, flags];
  }

  #insert(values: KindValues): number {
    const marks = values.map(() => "?").join(", ");
    const sql = `insert into request_kinds (${KIND_COLUMNS}) values (${marks})`;
    this.#count = (this.#count ?? 0) + 1;
    return Number(prepared(this.db, sql).run(...values).lastInsertRowid);
  }
}
