import { preparedRaw, type Value } from "@/db/events/store/prepared";
import { hashText } from "@/db/events/store/text-hash";
import type { Sqlite } from "@/db/open-store";
import type { Release } from "@/lib/core/log/release";
import type { Checkpoint } from "@/lib/core/store/event-store";

/** In the order of `checkpointOf`. */
export const CHECKPOINT_COLUMNS =
  "c.file, c.offset, c.tail_bytes, c.tail_hash, c.seen_bytes, c.lines, c.release_oldest, c.release_newest, c.gone, c.sound";

/**
 * How far a file was read, or `null`; wherever its Gateway was said to run then. `gateway` is a name. A
 * damaged position is none: the file is read and counted from its beginning again.
 */
export function readCheckpoint(db: Sqlite, gateway: number, file: string): Checkpoint | null {
  const row = preparedRaw(
    db,
    `select ${CHECKPOINT_COLUMNS} from checkpoints c where c.gateway = ? and c.file = ?`,
  ).get(gateway, file);
  return row === undefined ? null : checkpointOf(row);
}

/** `null` for a row that is not what we wrote. */
export function checkpointOf(row: readonly Value[]): Checkpoint | null {
  const [, offset, tailBytes, tailHash, seenBytes, lines, oldest, newest, gone] = row;
  if (row.at(-1) !== soundOf(row.slice(0, -1))) return null;
  return {
    offset: offset as number,
    tailBytes: tailBytes as number,
    tailHash: tailHash as string,
    seenBytes: seenBytes as number,
    lines: lines as number,
    release:
      oldest === null || newest === null
        ? null
        : { oldest: oldest as Release, newest: newest as Release },
    gone: gone === 1,
  };
}

/** What `sound` must be for the columns before it. */
export function soundOf(columns: readonly Value[]): number {
  return hashText(JSON.stringify(columns));
}
