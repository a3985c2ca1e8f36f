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
  readonly path: string;
};

/** The row of a source, added now if it is new. Only inside a write transaction. */
export function internSource(db: Sqlite, source: Source, names: Names): SourceRow {
  const gateway = names.idOf(source.gateway);
  const region = source.region === null ? UNKNOWN : names.idOf(source.region);
  const runtime = source.runtime === null ? UNKNOWN : names.idOf(source.runtime);
  const { kind, path } = source;
  const found = preparedRaw(
    db,
    `select id from sources
     where gateway = ? and kind = ? and path = ? and region = ? and runtime = ?`,
  ).get(gateway, kind, path, region, runtime);
  const id =
    found === undefined
      ? prepared(
          db,
          "insert into sources (gateway, kind, path, region, runtime) values (?, ?, ?, ?, ?)",
        ).run(gateway, kind, path, region, runtime).lastInsertRowid
      : found[0];
  return { id: Number(id), gateway, region, runtime, kind, path };
}

/** The source that a row refers to. Throws where the store is damaged. */
export function sourceById(db: Sqlite, id: number): SourceRow {
  const row = preparedRaw(
    db,
    "select gateway, region, runtime, kind, path from sources where id = ?",
  ).get(id);
  if (row === undefined) throw new Error(`The store has lost source ${id}.`);
  const [gateway, region, runtime, kind, path] = row;
  return {
    id,
    gateway: gateway as number,
    region: region as number,
    runtime: runtime as number,
    kind: kind as SourceKind,
    path: path as string,
  };
}
