import { preparedRaw } from "@/db/events/store/prepared";
import type { Runtime } from "@/lib/core/attempt/attempt";
import type { Release, ReleaseGuess } from "@/lib/core/log/release";
import type { SourceKind, SourceStats } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";

/** What was counted of the files of each pattern, by Gateway and pattern. */
export function readSources(context: ReadContext): SourceStats[] {
  const { db, names } = context;
  const rows = preparedRaw(
    db,
    `select s.gateway, s.region, s.runtime, s.kind, s.pattern, sum(not c.gone), sum(s.bytes),
       sum(s.lines), sum(s.records), sum(s.attempts), sum(s.irrelevant), sum(s.unrecognised),
       sum(s.malformed), max(s.last_event_at), max(s.id) filter (where c.release_oldest is not null)
     from sources s left join checkpoints c on c.gateway = s.gateway and c.file = s.file
     group by s.gateway, s.region, s.runtime, s.kind, s.pattern`,
  ).all();
  const sources = rows.map((row): SourceStats => {
    const [gateway, region, runtime, kind, path, ...counts] = row;
    const [files, bytes, lines, records, attempts, irrelevant, unrecognised, malformed] =
      counts as number[];
    const [lastEventAt, newest] = row.slice(-2) as (number | null)[];
    return {
      gateway: names.textOf(gateway as number) ?? "",
      region: names.textOf(region as number),
      runtime: names.textOf(runtime as number) as Runtime | null,
      kind: kind as SourceKind,
      path: path as string,
      files: files ?? 0,
      bytes: bytes ?? 0,
      lines: lines ?? 0,
      records: records ?? 0,
      attempts: attempts ?? 0,
      irrelevant: irrelevant ?? 0,
      unrecognised: unrecognised ?? 0,
      malformed: malformed ?? 0,
      lastEventAt: lastEventAt ?? null,
      release: newest == null ? null : releaseOf(context, newest),
    };
  });
  return sources.sort((a, b) => compare(a.gateway, b.gateway) || compare(a.path, b.path));
}

/** Of the file that was added last: a Gateway's release is that of its newest lines. */
function releaseOf({ db }: ReadContext, source: number): ReleaseGuess {
  const row = preparedRaw(
    db,
    `select c.release_oldest, c.release_newest from sources s
     join checkpoints c on c.gateway = s.gateway and c.file = s.file where s.id = ?`,
  ).get(source);
  const [oldest, newest] = (row ?? []) as (Release | null)[];
  return oldest && newest ? { oldest, newest } : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
