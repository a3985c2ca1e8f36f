import type { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import type { Runtime } from "@/lib/core/attempt/attempt";
import type { KnownFile, SourceKind } from "@/lib/core/store/event-store";
import { CHECKPOINT_COLUMNS, checkpointOf } from "./read-checkpoint";

/** The files of a Gateway (a name) that are not gone, each once: with the place of its newest row. */
export function readFiles(db: Sqlite, gateway: number, names: Names): KnownFile[] {
  const rows = preparedRaw(
    db,
    `select s.region, s.runtime, s.kind, s.path, s.pattern, ${CHECKPOINT_COLUMNS}
     from checkpoints c indexed by checkpoints_here
     join sources s on s.id = (
       select max(id) from sources where gateway = c.gateway and file = c.file
     )
     where c.gateway = ? and not c.gone order by s.id`,
  ).all(gateway);
  return rows.flatMap(([region, runtime, kind, path, pattern, ...columns]) => {
    const checkpoint = checkpointOf(columns);
    if (checkpoint === null) return [];
    const source = {
      gateway: names.textOf(gateway) ?? "",
      region: names.textOf(region as number),
      runtime: names.textOf(runtime as number) as Runtime | null,
      kind: kind as SourceKind,
      path: path as string,
      pattern: pattern as string,
      file: columns[0] as string,
    };
    return [{ source, checkpoint }];
  });
}
