import { preparedRaw } from "@/db/events/store/prepared";
import type { Runtime } from "@/lib/core/attempt/attempt";
import type { Release } from "@/lib/core/log/release";
import type { SourceKind, SourceStats } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";

/** All sources with what was counted of them, by Gateway and path. */
export function readSources(context: ReadContext): SourceStats[] {
  const { db, names } = context;
  const rows = preparedRaw(
    db,
    `select s.gateway, s.region, s.runtime, s.kind, s.path, s.bytes, s.lines, s.records, s.attempts,
       s.irrelevant, s.unrecognised, s.malformed, s.last_event_at, c.release_oldest, c.release_newest
     from sources s left join checkpoints c
       on c.gateway = s.gateway and c.kind = s.kind and c.path = s.path`,
  ).all();
  const sources = rows.map((row): SourceStats => {
    const [gateway, region, runtime, kind, path, ...counts] = row;
    const [bytes, lines, records, attempts, irrelevant, unrecognised, malformed, lastEventAt] =
      counts as number[];
    const [oldest, newest] = row.slice(-2) as (Release | null)[];
    return {
      gateway: names.textOf(gateway as number) ?? "",
      region: names.textOf(region as number),
      runtime: names.textOf(runtime as number) as Runtime | null,
      kind: kind as SourceKind,
      path: path as string,
      files: 1,
      bytes: bytes ?? 0,
      lines: lines ?? 0,
      records: records ?? 0,
      attempts: attempts ?? 0,
      irrelevant: irrelevant ?? 0,
      unrecognised: unrecognised ?? 0,
      malformed: malformed ?? 0,
      lastEventAt: lastEventAt ?? null,
      release: oldest && newest ? { oldest, newest } : null,
    };
  });
  return sources.sort((a, b) => compare(a.gateway, b.gateway) || compare(a.path, b.path));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
