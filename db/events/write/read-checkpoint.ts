import { preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import type { Release } from "@/lib/core/log/release";
import type { Checkpoint, SourceKind } from "@/lib/core/store/event-store";

/** How far a file was read, or `null`; wherever its Gateway was said to run then. `gateway` is a name. */
export function readCheckpoint(
  db: Sqlite,
  gateway: number,
  kind: SourceKind,
  path: string,
): Checkpoint | null {
  const row = preparedRaw(
    db,
    `select head_bytes, head_hash, offset, tail_bytes, tail_hash, lines, release_oldest, release_newest
     from checkpoints where gateway = ? and kind = ? and path = ?`,
  ).get(gateway, kind, path);
  if (row === undefined) return null;
  const [headBytes, headHash, offset, tailBytes, tailHash, lines, oldest, newest] = row;
  return {
    headBytes: headBytes as number,
    headHash: headHash as string,
    offset: offset as number,
    tailBytes: tailBytes as number,
    tailHash: tailHash as string,
    lines: lines as number,
    release:
      oldest === null || newest === null
        ? null
        : { oldest: oldest as Release, newest: newest as Release },
  };
}
