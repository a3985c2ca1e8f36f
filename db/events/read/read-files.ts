import { preparedRaw } from "@/db/events/store/prepared";
import type { SourceFile } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";

/** The files that are still there and were read last, newest event first. */
export function readFiles({ db, names }: ReadContext, limit: number): SourceFile[] {
  return preparedRaw(
    db,
    `select s.gateway, s.pattern, s.path, c.offset, s.last_event_at from sources s
     join checkpoints c on c.gateway = s.gateway and c.file = s.file
     where not c.gone order by s.last_event_at desc, s.id limit ?`,
  )
    .all(limit)
    .map(([gateway, pattern, path, readTo, lastEventAt]) => ({
      gateway: names.textOf(gateway as number) ?? "",
      pattern: pattern as string,
      path: path as string,
      readTo: readTo as number,
      lastEventAt: lastEventAt as number | null,
    }));
}
