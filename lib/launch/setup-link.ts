import { newSetupLink } from "@/db/control/new-setup-link";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { entryLink } from "@/lib/core/access/entry-link";
import { localActor } from "@/lib/ingest/local-actor";
import type { Env } from "./env";
import { urlOf } from "./settings.mjs";

/** A new link that makes the first administrator; `null` where there is one. The stores must be there. */
export function setupLink({ dataDir, secret, url, host, port }: Env, now: number): string | null {
  const keys = serverKeys(dataDir, secret);
  const control = openControl(dataDir);
  try {
    const link = newSetupLink(control, keys.audit, localActor(), now);
    return link && entryLink(url ?? urlOf(host, port), link.secret);
  } finally {
    control.$client.close();
  }
}
