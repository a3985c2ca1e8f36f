import { type Names, UNKNOWN } from "@/db/events/store/names";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import type { Source, SourceKind } from "@/lib/core/store/event-store";

/** A source as rows refer to it; gateway, region and runtime are names. */
export type SourceRow = {
  readonly id: number;
  readonly gateway: number;
  readonly region: number;
  readonly runtime: number;
  readonly kind: SourceKind;
  /** What the file is known by. */
  readonly file: string;
  /** Where it was last seen. */
  readonly path: string;
};

/**
 * The row of a source, added now if it is new. A file that has another name than last time is the same
 * source. Only inside a write transaction.
 */
export function internSource(
  db: Sqlite,
  source: Source,
  names: Names,
): SourceRow & { readonly moved: boolean } {
  const gateway = names.idOf(source.gateway);
  const region = source.region === null ? UNKNOWN : names.idOf(source.region);
  const runtime = source.runtime === null ? UNKNOWN : names.idOf(source.runtime);
  const { kind, path, pattern = path, file = path } = source;
  const found = preparedRaw(
    db,
    `select id, path, pattern from sources
     where gateway = ? and file = ? and kind = ? and region = ? and runtime = ?`,
  ).get(gateway, file, kind, region, runtime);
  const id =
    found === undefined
      ? prepared(
          db,
          `insert into sources (gateway, kind, pattern, file, path, region, runtime)
           values (?, ?, ?, ?, ?, ?, ?)`,
        ).run(gateway, kind, pattern, file, path, region, runtime).lastInsertRowid
      : found[0];
  const moved = found !== undefined && (found[1] !== path || found[2] !== pattern);
  if (moved) {
    prepared(db, "update sources set path = ?, pattern = ? where gateway = ? and file = ?").run(
      ...[path, pattern, gateway, file],
    );
  }
  return { id: Number(id), gateway, region, runtime, kind, file, path, moved };
}

/** The source that a row refers to. Throws where the store is damaged. */
export function sourceById(db: Sqlite, id: number): SourceRow {
  const row = preparedRaw(
    db,
    "select gateway, region, runtime, kind, file, path from sources where id = ?",
  ).get(id);
  if (row === undefined) throw new Error(`The store has lost source ${id}.`);
  const [gateway, region, runtime, kind, file, path] = row;
  return {
    id,
    gateway: gateway as number,
    region: region as number,
    runtime: runtime as number,
    kind: kind as SourceKind,
    file: file as string,
    path: path as string,
  };
}
