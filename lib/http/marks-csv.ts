import type { MarksQuery, MarkWire } from "@/lib/contracts/marks";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readMarksAnswer } from "@/lib/services/read-marks";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

export const MARK_COLUMNS = [
  ...[
    "at",
    "gateway",
    "kind",
    "intervention",
    "paths",
    "actor",
    "clean",
    "restart",
    "from",
    "to",
    "lines",
    "table",
    "number",
    "sha",
  ],
];

/** One row a change, in the order of the answer. */
export async function marksCsv(stores: ConsoleStores, query: MarksQuery): Promise<Response> {
  const { marks } = await readMarksAnswer(stores, query);
  return csvResponse("marks", MARK_COLUMNS, marks.map(markCells));
}

/** Paths, lines and the Gateways of a version separated by spaces; a line as `file:byte`. */
export function markCells(mark: MarkWire) {
  const { route, ...rest } = mark;
  return {
    ...rest,
    ...(route === null ? {} : { table: route.table, number: route.number, sha: route.sha }),
    gateway: mark.gateway ?? route?.gateways?.join(" ") ?? null,
    at: isoTime(mark.at),
    clean: mark.clean === null ? null : String(mark.clean),
    paths: mark.paths.join(" "),
    lines: mark.lines.map(({ source, offset }) => `${source}:${offset}`).join(" "),
  };
}
