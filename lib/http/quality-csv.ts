import { type QualityQuery, QualitySource } from "@/lib/contracts/quality";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readQuality } from "@/lib/services/read-quality";
import { csvResponse } from "./csv-response";

/** One row a source. */
export async function qualityCsv(stores: ConsoleStores, query: QualityQuery): Promise<Response> {
  const { gateways } = await readQuality(stores, query);
  const rows = gateways.flatMap(({ gateway, region, runtime, evidence, sources }) =>
    sources.map((source) => ({
      gateway,
      region,
      runtime,
      evidence,
      ...source,
      lastEventAt: isoOf(source.lastEventAt),
      writtenAt: isoOf(source.writtenAt),
    })),
  );
  const place = ["gateway", "region", "runtime", "evidence"];
  return csvResponse("quality", [...place, ...Object.keys(QualitySource.shape)], rows);
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
