import { listRouteTables } from "@/db/control/list-route-tables";
import { routeVersionAt } from "@/db/control/route-version-at";
import type { RequestDetail, TrailStep } from "@/lib/contracts/requests";
import { may } from "@/lib/core/access/principal";
import { assembleExplained } from "@/lib/core/attempt/assemble";
import { stagesOf } from "@/lib/core/request/stages-of";
import {
  rootCauseOf,
  type TrailAttempt,
  type TrailEvent,
  trailOf,
} from "@/lib/core/request/trail-of";
import type { EvidenceLine, StoredAttempt, StoredRequest } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { environmentsOf } from "./environments-of";
import { interpretLine } from "./interpret-line";
import { labelsOf } from "./key-labels";
import { readRawLine } from "./read-raw-line";
import { type RequestNames, requestAttempt, requestNames, requestRow } from "./read-requests";
import { readKeysOut, readSkips } from "./read-skips";
import { ServiceError } from "./service-error";

const MOST_REQUESTS = 200;
/** Each is read again from its file. */
const MOST_LINES = 200;

/** GET /api/v1/requests/{id}: one request and all that happened to it, or the requests of a session. */
export async function readRequest(stores: ConsoleStores, id: string): Promise<RequestDetail> {
  demand(stores, "evidence.read");
  const { found, requests } = await named(stores, id);
  const [first] = requests;
  if (first === undefined) {
    throw new ServiceError(
      "not_found",
      "No request, trace, session, call or attempt that is kept has this id.",
    );
  }
  const names = await requestNames(stores);
  const skips = await readSkips(stores, requests);
  const answer = {
    asOf: stores.now,
    found,
    requests: requests.map((request) => requestRow(request, names, skips)),
  };
  if (found === "session") {
    const nothing = { trail: [], stages: [], rootCause: null, lines: [], labels: {} };
    return { ...answer, ...nothing, environment: null, routeVersions: null };
  }
  return {
    ...answer,
    ...(await detailOf(stores, first, names)),
    ...routesOf(stores, first.request),
  };
}

/** Of each table that may have been for its Gateway, and had a version then. */
function routesOf(
  stores: ConsoleStores,
  { gateway, startedAt }: StoredRequest["request"],
): Pick<RequestDetail, "environment" | "routeVersions"> {
  const { control, principal } = stores;
  if (control === undefined || !may(principal, "routes.read")) {
    return { environment: null, routeVersions: null };
  }
  const environment = environmentsOf(stores).get(gateway) ?? null;
  const tables = environment === null ? listRouteTables(control) : [environment];
  const routeVersions = tables.flatMap((table) => {
    const version = routeVersionAt(control, table, startedAt);
    if (version === null) return [];
    const { number, sha, title } = version;
    return [{ table, number, sha, title }];
  });
  return { environment, routeVersions };
}

/** An id may come as it stands in a URL. */
async function named({ events }: ConsoleStores, id: string) {
  const found = await events.findRequests(id, MOST_REQUESTS);
  const decoded = decodeOrNull(id);
  if (found.requests.length > 0 || decoded === null || decoded === id) return found;
  return events.findRequests(decoded, MOST_REQUESTS);
}

function decodeOrNull(id: string): string | null {
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}

async function detailOf(stores: ConsoleStores, stored: StoredRequest, names: RequestNames) {
  const { request } = stored;
  const all = await stores.events.requestLines(stored.id);
  const lines = all.slice(0, MOST_LINES);
  const shown = lines.map(({ lineId, evidence }) => ({ lineId, evidence }));
  const attempts = trailAttempts(stored, all);
  const keysOut = await readKeysOut(stores, request.skips === 0 ? [] : [stored]);
  const trail = trailOf(request, shown, attempts, keysOut.get(request.gateway) ?? []);
  const byLine = new Map(stored.attempts.map((attempt) => [lineOf(attempt), attempt]));
  return {
    trail: trail.map((event) => trailStep(event, stored, names)),
    stages: stagesOf(shown, attempts, request.result).map((stage) => ({
      ...stage,
      lines: [...stage.lines],
    })),
    rootCause: rootCauseOf(trail, attempts, request.result),
    lines: await Promise.all(
      lines.map(async (line) => ({
        source: line.source,
        offset: line.offset,
        at: line.evidence?.at ?? byLine.get(line.lineId)?.at ?? null,
        kind: line.evidence?.kind ?? "tuple",
        interpretation: interpretLine(line, byLine.get(line.lineId)),
        ...(await readRawLine(line, request.gateway)),
      })),
    ),
    labels: labelsOf(
      names.labels,
      trail.map((event) => ("keyId" in event ? event.keyId : null)),
    ),
  };
}

/** The attempts of a request, each with its own lines. */
function trailAttempts(
  { attempts }: StoredRequest,
  lines: readonly EvidenceLine[],
): TrailAttempt[] {
  const evidence = lines.flatMap(({ lineId, offset, bytes, evidence: value }) =>
    value === null ? [] : [{ lineId, offset, bytes, value }],
  );
  const explained = new Map(
    assembleExplained(evidence).map(({ attempt, own }) => [
      `${attempt.value.at} ${attempt.lineId}`,
      own,
    ]),
  );
  return attempts.map((attempt) => ({
    ...attempt,
    own: explained.get(`${attempt.at} ${lineOf(attempt)}`) ?? new Set<number>([lineOf(attempt)]),
  }));
}

/** The line that an attempt is known by: its id holds it. */
function lineOf({ id }: StoredAttempt): number {
  return Number.parseInt(id.slice(id.indexOf("-") + 1), 36);
}

function trailStep(event: TrailEvent, { attempts }: StoredRequest, names: RequestNames): TrailStep {
  if (event.kind !== "attempt") return { ...event, lines: [...event.lines] } as TrailStep;
  const attempt = attempts[event.attempt];
  if (attempt === undefined) throw new RangeError("A trail tells of an attempt that is not there.");
  return {
    ...requestAttempt(attempt, names.labels),
    ...{ kind: "attempt", at: event.at, startedAt: event.startedAt },
    gatewayReason: attempt.gatewayReason,
    errorPreview: attempt.errorPreview,
    errorCode: attempt.errorCode,
    lines: [...event.lines],
  };
}
