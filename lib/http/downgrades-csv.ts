import type { Downgrades, DowngradesQuery } from "@/lib/contracts/downgrades";
import { targetRef } from "@/lib/core/request/target-ref";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readDowngrades } from "@/lib/services/read-downgrades";
import { costText } from "./cost-text";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";
import { MARK_COLUMNS, markCells } from "./marks-csv";

const WAYS = [
  ...["requests", "primary", "downgraded", "silent", "exhausted"],
  ...["aborted", "unknown", "skipped", "recovered", "coalesced", "interventions"],
];

/** The table that the query names, in the order of the answer; of marks the newest first, as on the screen. */
export async function downgradesCsv(
  stores: ConsoleStores,
  query: DowngradesQuery,
): Promise<Response> {
  const answer = await readDowngrades(stores, query);
  switch (query.table) {
    case "flows":
      return flows(answer);
    case "chains":
      return chains(answer);
    case "episodes":
      return episodes(answer);
    case "points":
      return points(answer);
    case "interventions":
      return marks(
        query.table,
        answer.marks.filter(({ intervention }) => intervention !== null),
      );
    case "marks":
      return marks(query.table, answer.marks);
  }
}

/** One row a way from a model to another. */
function flows({ flows }: Downgrades): Response {
  const rows = flows.map((flow) => ({
    ...flow,
    silent: String(flow.silent),
    cost: costText(flow.cost),
  }));
  return csvResponse("downgrades", ["from", "to", "reason", "count", "silent", "cost"], rows);
}

function chains({ chains }: Downgrades): Response {
  const rows = chains.map((chain) => ({ ...chain, requested: targetRef(chain.requested) }));
  return csvResponse("chains", ["requested", "gateway", ...WAYS], rows);
}

/** One that lasts has no end. */
function episodes({ episodes }: Downgrades): Response {
  const rows = episodes.map((episode) => ({
    ...episode,
    requested: targetRef(episode.requested),
    startedAt: isoTime(episode.startedAt),
    endedAt: isoTime(episode.endedAt),
    lastAt: isoTime(episode.lastAt),
    durationMs: episode.endedAt === null ? null : episode.endedAt - episode.startedAt,
  }));
  const columns = ["requested", "gateway", "startedAt", "endedAt", "lastAt", "durationMs"];
  return csvResponse("episodes", [...columns, "requests", "reason"], rows);
}

/** One row a step with anything in it; `from` is its start. */
function points({ points, stepMs }: Downgrades): Response {
  const rows = points.map(({ t, ...point }) => ({ from: isoTime(t), stepMs, ...point }));
  return csvResponse("served", ["from", "stepMs", ...WAYS], rows);
}

function marks(name: string, marks: Downgrades["marks"]): Response {
  return csvResponse(name, MARK_COLUMNS, marks.toSorted((a, b) => b.at - a.at).map(markCells));
}
