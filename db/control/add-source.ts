import type { ControlTx } from "@/db/open-control";
import { type SOURCE_ORIGINS, sources } from "@/db/schema/control";
import type { SourceKind } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";

export type NewSource = {
  readonly gateway: string;
  readonly kind: SourceKind;
  readonly path: string;
  readonly addedBy: (typeof SOURCE_ORIGINS)[number];
};

/** Remembers a source of a Gateway that exists; true if it was not known. A known path stays as it is. */
export function addSource(db: ControlTx, source: NewSource, now: EpochMs): boolean {
  const added = db
    .insert(sources)
    .values({ ...source, createdAt: now })
    .onConflictDoNothing({ target: [sources.gateway, sources.path] })
    .run();
  return added.changes > 0;
}
