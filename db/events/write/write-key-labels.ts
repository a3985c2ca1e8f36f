import { prepared } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";

/** Names keys by id; known ones are replaced. True if a name changed. */
export function writeKeyLabels(db: Sqlite, labels: ReadonlyMap<string, string>): boolean {
  const upsert = prepared(
    db,
    `insert into key_labels (key, label) values (?, ?)
     on conflict (key) do update set label = excluded.label where label <> excluded.label`,
  );
  let changed = false;
  for (const [key, label] of labels) if (upsert.run(key, label).changes > 0) changed = true;
  return changed;
}
