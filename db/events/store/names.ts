import type { Sqlite } from "@/db/open-store";
import { prepared, preparedRaw } from "./prepared";

/** The number of "unknown". */
export const UNKNOWN = 0;

/** Texts that are kept in memory; with more, all are forgotten and looked up again. */
const MOST_KEPT = 100_000;

/** Texts that repeat, as numbers. Keeps what it has seen: `forget` after a rollback or a foreign write. */
export class Names {
  readonly #ids = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(private readonly db: Sqlite) {}

  /** The number of a text, given out now if it is new; 0 for `null`. Only inside a write transaction. */
  idOf(text: string | null): number {
    if (text === null) return UNKNOWN;
    return this.find(text) ?? this.#add(text);
  }

  /** The number of a text, or `null` if no row can hold it. */
  find(text: string): number | null {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = prepared(this.db, "select id from names where text = ?").pluck().get(text);
    if (typeof id !== "number") return null;
    this.#ids.set(text, id);
    return id;
  }

  /** The text of a number; `null` for 0. */
  textOf(id: number): string | null {
    if (id === UNKNOWN) return null;
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const row = preparedRaw(this.db, "select text from names where id = ?").get(id);
    if (row === undefined) throw new Error(`The store has lost name ${id}.`);
    const text = row[0] as string;
    if (this.#texts.size >= MOST_KEPT) this.#texts.clear();
    this.#texts.set(id, text);
    return text;
  }

  forget(): void {
    this.#ids.clear();
    this.#texts.clear();
  }

  #add(text: string): number {
    const added = prepared(this.db, "insert into names (text) values (?)").run(text);
    const id = Number(added.lastInsertRowid);
    this.#ids.set(text, id);
    return id;
  }
}
