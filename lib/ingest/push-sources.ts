import { listGateways } from "@/db/control/list-gateways";
import type { ControlDb } from "@/db/open-control";
import type { Source } from "@/lib/core/store/event-store";
import { pushPattern, pushSegments } from "@/lib/files/push-segments";

/** The segments of the push logs of all Gateways, each a source to be read like a file; oldest first. */
export function pushSources(dataDir: string, control: ControlDb): Source[] {
  return listGateways(control).flatMap(({ id: gateway, region, runtime }) =>
    pushSegments(dataDir, gateway).map(({ kind, path }) => ({
      ...{ gateway, region, runtime, kind, path },
      pattern: pushPattern(dataDir, gateway, kind),
    })),
  );
}
