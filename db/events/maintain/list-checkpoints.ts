import { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import { CHECKPOINT_COLUMNS, checkpointOf } from "@/db/events/write/read-checkpoint";
import { openStore } from "@/db/open-store";
import type { Checkpoint } from "@/lib/core/store/event-store";

export type ListedCheckpoint = {
  readonly gateway: string;
  /** Where the file was last seen; `null`: no source tells. */
  readonly path: string | null;
  /** `null`: the row is damaged, and the file is read from its beginning. */
  readonly checkpoint: Checkpoint | null;
};

/** How far every file was read, for those who check it. */
export function listCheckpoints(dataDir: string): ListedCheckpoint[] {
  const db = openStore(dataDir, "events", "read");
  try {
    const names = new Names(db);
    const rows = preparedRaw(
      db,
      `select c.gateway,
         (select s.path from sources s where s.gateway = c.gateway and s.file = c.file limit 1),
         ${CHECKPOINT_COLUMNS} from checkpoints c`,
    ).all();
    return rows.map(([gateway, path, ...columns]) => ({
      gateway: names.textOf(gateway as number) ?? "",
      path: path as string | null,
      checkpoint: checkpointOf(columns),
    }));
  } finally {
    db.close();
  }
}
