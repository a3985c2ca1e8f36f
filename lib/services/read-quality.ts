import type { Quality, QualityGateway, QualityQuery } from "@/lib/contracts/quality";
import { releaseName } from "@/lib/core/log/release";
import { COVERED_FIELDS, EMPTY_TALLY, type Tally } from "@/lib/core/rollup/tally";
import type { SourceStats } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "./console-stores";
import { admitsPlace, admittedLevels, placeKey } from "./evidence-level";
import { LOG_EVERY_CALL } from "./failures-only-advice";
import { readFilter, readRange } from "./read-slice";

const MOST_REJECTED = 50;

/** GET /api/v1/quality: what arrives from where, how much of it was understood, and which fields are there. */
export async function readQuality(stores: ConsoleStores, query: QualityQuery): Promise<Quality> {
  const range = readRange(query, stores.now);
  const filter = readFilter(query);
  const sources = (await stores.events.sources()).filter((source) => admitsPlace(filter, source));
  const levels = await admittedLevels(stores, range, filter);
  const tallies = await stores.events.tallies({
    range,
    by: ["gateway", "region", "runtime"],
    filter,
  });
  const places = Map.groupBy(sources, placeKey);
  return {
    range,
    asOf: stores.now,
    gateways: [...places.values()].map((own) => {
      const place = own[0] as SourceStats;
      const { gateway, region, runtime } = place;
      const level = levels.find((l) => placeKey(l) === placeKey(place))?.level ?? "none";
      const group = tallies.find(
        ({ values: [g, r, t] }) => g === gateway && r === region && t === runtime,
      );
      const tally = group?.tally ?? EMPTY_TALLY;
      return {
        gateway,
        region,
        runtime,
        evidence: level,
        sources: own.map((source) => sourceRow(source, stores.now)),
        attempts: tally.attempts,
        coverage: coverageOf(tally),
        advice: adviceFor(level, own, tally),
      };
    }),
    rejected: await stores.events.rejected({ gateway: null, limit: MOST_REJECTED }),
  };
}

function sourceRow(source: SourceStats, now: number): QualityGateway["sources"][number] {
  return {
    source: source.path,
    kind: source.kind,
    bytes: source.bytes,
    lines: source.lines,
    records: source.records,
    attempts: source.attempts,
    irrelevant: source.irrelevant,
    unrecognised: source.unrecognised,
    malformed: source.malformed,
    lastEventAt: source.lastEventAt,
    lagMs: source.lastEventAt === null ? null : Math.max(0, now - source.lastEventAt),
    release: releaseName(source.release),
  };
}

function coverageOf(tally: Tally): QualityGateway["coverage"] {
  return Object.fromEntries(
    COVERED_FIELDS.map((field) => [
      field,
      tally.attempts === 0 ? null : tally.covered[field] / tally.attempts,
    ]),
  ) as QualityGateway["coverage"];
}

function adviceFor(
  level: QualityGateway["evidence"],
  sources: readonly SourceStats[],
  tally: Tally,
): QualityGateway["advice"] {
  const advice: QualityGateway["advice"] = [];
  if (level === "failures_only") advice.push(LOG_EVERY_CALL);
  if (tally.attempts > 0 && tally.covered.region === 0) {
    advice.push({
      code: "no_region",
      text: "No line of a Gateway says where it runs. Name its region when you add its log.",
      copy: `npm run signalbox -- ingest --gateway ${shellWord(sources[0]?.gateway ?? "ID")} --region REGION FILE`,
    });
  }
  const malformed = sources.reduce((sum, source) => sum + source.malformed, 0);
  const lines = sources.reduce((sum, source) => sum + source.lines, 0);
  if (lines > 0 && malformed / lines > 0.1) {
    advice.push({
      code: "many_malformed",
      text: `${Math.round((100 * malformed) / lines)} % of the lines are malformed. Console output is not a source: give the Gateway's file log, /tmp/openclaw/openclaw-DATE.log or the logging.file of its openclaw.json.`,
      copy: null,
    });
  }
  return advice;
}

function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
