import { prepared } from "@/db/events/store/prepared";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Loss, Sourced } from "@/lib/core/store/event-store";

/** Remembers what is known to be missing, each once. True if something was new. */
export function writeLosses(
  db: Sqlite,
  losses: readonly Sourced<Loss>[],
  source: SourceRow,
): boolean {
  const insert = prepared(
    db,
    `insert into losses (gateway, what, at, line, source, count) values (?, ?, ?, ?, ?, ?)
     on conflict (gateway, at, line, what) do nothing`,
  );
  let added = false;
  for (const { lineId, value } of losses) {
    const { changes } = insert.run(
      ...[source.gateway, value.what, value.at, lineId, source.id, value.count],
    );
    if (changes > 0) added = true;
  }
  return added;
}
