import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { gateways, type SOURCE_ORIGINS, sources } from "@/db/schema/control";
import type { Source } from "@/lib/core/store/event-store";

export type SourceRow = Source & { readonly addedBy: (typeof SOURCE_ORIGINS)[number] };

/** All sources with the place of their Gateway, in the order in which they were added. */
export function listSources(db: ControlTx): SourceRow[] {
  return db
    .select({
      gateway: sources.gateway,
      region: gateways.region,
      runtime: gateways.runtime,
      kind: sources.kind,
      path: sources.path,
      addedBy: sources.addedBy,
    })
    .from(sources)
    .innerJoin(gateways, eq(gateways.id, sources.gateway))
    .orderBy(sources.id)
    .all();
}
