import { listGateways } from "@/db/control/list-gateways";
import { listRouteVersions } from "@/db/control/list-route-versions";
import type { Marks, MarksQuery } from "@/lib/contracts/marks";
import { may } from "@/lib/core/access/principal";
import { LONGEST_CHANGE_MS } from "@/lib/core/intervention/config-changes";
import type { Mark } from "@/lib/core/intervention/mark";
import { marksOf } from "@/lib/core/intervention/marks-of";
import { routeMarks } from "@/lib/core/intervention/route-marks";
import { gatewaysOf } from "@/lib/core/routes/environments";
import type { AttemptFilter, StoredFact } from "@/lib/core/store/event-store";
import { NO_FILTER } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { environmentsOf } from "./environments-of";
import { admitsPlace } from "./evidence-level";
import { readFilter, readRange } from "./read-slice";

/** Of one answer: what a person can still look through. A Gateway whose sessions a script patches has thousands. */
const MOST_MARKS = 500;
export type MarkStores = Pick<ConsoleStores, "events" | "control" | "principal">;

const CHANGES = ["config_changed", "session_patched", "keys_changed"] as const;

/** GET /api/v1/marks: what changed on Gateways. */
export async function readMarksAnswer(stores: ConsoleStores, query: MarksQuery): Promise<Marks> {
  demand(stores, "evidence.read");
  const range = readRange(query, stores.now);
  const marks = await readMarks(stores, range, readFilter(query));
  return { range, asOf: stores.now, ...newestMarks(marks) };
}

/** The newest of these, in their order, and how many older ones are left out. */
export function newestMarks(marks: readonly Mark[]): Pick<Marks, "marks" | "omittedMarks"> {
  const kept = marks.slice(-MOST_MARKS);
  return { marks: kept, omittedMarks: marks.length - kept.length };
}

/**
 * What changed on the Gateways that the filter admits, and versions of the route tables that are for one of them
 * or for any, oldest first; filters on anything but the place do not narrow Gateways down. Looks around the range, so that a change across its edge is one, and at all
 * lines kept for lives of Gateways: a stop may lie long before its start, and a change wait for one.
 */
export async function readMarks(
  stores: MarkStores,
  range: TimeRange,
  filter: AttemptFilter,
): Promise<Mark[]> {
  const { events } = stores;
  const around = { from: range.from - LONGEST_CHANGE_MS, to: range.to + LONGEST_CHANGE_MS };
  const changes = await events.facts({ range: around, kinds: CHANGES });
  const lives = await events.facts({
    range: { from: 0, to: Number.MAX_SAFE_INTEGER },
    kinds: ["gateway_lived"],
  });
  const admitted = [...changes, ...lives].filter((fact) => admitsPlace(filter, fact));
  const marks = marksOf(admitted, await ranBefore(events, admitted, around)).filter(
    ({ at }) => at >= range.from && at < range.to,
  );
  return [...marks, ...routeMarksOf(stores, range, filter)].sort((a, b) => a.at - b.at);
}

/** What a person may not read of route tables is no mark for them, and no refusal either. */
function routeMarksOf(stores: MarkStores, range: TimeRange, filter: AttemptFilter): Mark[] {
  const { control, principal } = stores;
  if (control === undefined || !may(principal, "routes.read")) return [];
  const environments = environmentsOf(stores);
  const places = new Map(listGateways(control).map((one) => [one.id, one]));
  const admits = (gateway: string) => {
    const { region = null, runtime = null } = places.get(gateway) ?? {};
    return admitsPlace(filter, { gateway, region, runtime });
  };
  const versions = listRouteVersions(control, { range });
  return routeMarks(versions, range, (table) => gatewaysOf(environments, table)).filter(
    ({ route }) => route === null || route.gateways === null || route.gateways.some(admits),
  );
}

/** Gateways that answered requests before the first start that is known of them. Asked only where it makes a mark. */
async function ranBefore(
  events: ConsoleStores["events"],
  facts: readonly StoredFact[],
  { from }: TimeRange,
): Promise<Set<string>> {
  const firsts = new Map<string, number>();
  for (const { gateway, evidence } of facts) {
    if (evidence.kind !== "gateway_lived" || firsts.has(gateway)) continue;
    firsts.set(gateway, evidence.at);
  }
  const found = new Set<string>();
  for (const [gateway, firstAt] of firsts) {
    if (firstAt < from) continue;
    const filter = { ...NO_FILTER, include: { gateway: [gateway] } };
    const before = { range: { from: 0, to: firstAt }, filter, limit: 1, cursor: null };
    if ((await events.attempts(before)).attempts.length > 0) found.add(gateway);
  }
  return found;
}
