import { type Quality, type QualityQuery, QualitySource } from "@/lib/contracts/quality";
import { COVERED_FIELDS } from "@/lib/core/rollup/tally";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readQuality } from "@/lib/services/read-quality";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

const PLACE = ["gateway", "region", "runtime"];

/** The table that the query names, in the order of the answer. */
export async function qualityCsv(stores: ConsoleStores, query: QualityQuery): Promise<Response> {
  const answer = await readQuality(stores, query);
  switch (query.table) {
    case "coverage":
      return coverage(answer);
    case "contradictions":
      return contradictions(answer);
    case "sources":
    case undefined:
      return sources(answer);
  }
}

/** One row a source. */
function sources({ gateways }: Quality): Response {
  const rows = gateways.flatMap(({ gateway, region, runtime, evidence, sources }) =>
    sources.map((source) => ({
      ...{ gateway, region, runtime, evidence },
      ...source,
      lastEventAt: isoTime(source.lastEventAt),
      writtenAt: isoTime(source.writtenAt),
    })),
  );
  return csvResponse("quality", [...PLACE, "evidence", ...Object.keys(QualitySource.shape)], rows);
}

/** One row a Gateway with attempts; a field's column is the share of them (0…1) that have it. */
function coverage({ gateways }: Quality): Response {
  const rows = gateways
    .filter(({ attempts }) => attempts > 0)
    .map(({ coverage, ...gateway }) => ({ ...gateway, ...coverage }));
  return csvResponse("coverage", [...PLACE, "attempts", ...COVERED_FIELDS], rows);
}

function contradictions({ contradictions: { found } }: Quality): Response {
  const rows = found.map((one) => ({
    ...one,
    firstAt: isoTime(one.firstAt),
    lastAt: isoTime(one.lastAt),
  }));
  const columns = ["gateway", "label", "outcome", "count", "firstAt", "lastAt"];
  return csvResponse("contradictions", columns, rows);
}
