import type { Quality, QualityGateway, QualityQuery, QualitySource } from "@/lib/contracts/quality";
import { releaseName } from "@/lib/core/log/release";
import { findGaps } from "@/lib/core/quality/find-gaps";
import { lastEveryCall } from "@/lib/core/quality/last-every-call";
import { adviceFor } from "@/lib/core/quality/place-advice";
import { CLOCK_TOLERANCE_MS } from "@/lib/core/quality/source-advice";
import { answerableRange, answerableStep } from "@/lib/core/rollup/kept-since";
import { stepFor } from "@/lib/core/rollup/step-for";
import { COVERED_FIELDS, EMPTY_TALLY, mergeTally, type Tally } from "@/lib/core/rollup/tally";
import {
  ACTIVITY_BUCKET_MS,
  type AttemptFilter,
  type EventReader,
  type GroupedTally,
  type PlaceActivity,
  type SourceStats,
} from "@/lib/core/store/event-store";
import { bucketStart, DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { admitsPlace, admittedLevels, placeKey } from "./evidence-level";
import { filesOnDisk, type OnDisk, patternKey } from "./quality-files";
import { readFilter, readRange } from "./read-slice";
import { sumLosses } from "./sum-losses";
import { ratedAttempts } from "./tally-wire";

const MOST_REJECTED = 50;
/** What a strip of coverage can still show apart. */
const MOST_STEPS = 48;
/** Looking at labels costs a row each: this many take about as long as a panel may. */
const MOST_LABELS = 5_000;
/** What is unusual for a Gateway is told from at least this long, and gaps are not looked for further back than that. */
const USUAL_MS = 7 * DAY_MS;
const GAPS_MS = 31 * DAY_MS;

/** GET /api/v1/quality: what arrives from where, how much of it was understood, which fields are there, and what would help. */
export async function readQuality(known: ConsoleStores, query: QualityQuery): Promise<Quality> {
  demand(known, "evidence.read");
  const stores = { ...known, now: await newestMoment(known) };
  const { events, now } = stores;
  const kept = await events.keptSince();
  const range = answerableRange(kept, readRange(query, now));
  const filter = readFilter(query);
  const stepMs = answerableStep(kept, range, stepFor(range, MOST_STEPS));
  const sources = (await events.sources()).filter((source) => admitsPlace(filter, source));
  const parts = await partsOf(stores, { range, filter, stepMs });
  const places = Map.groupBy(sources, placeKey);
  const gateways: QualityGateway[] = [];
  for (const own of places.values()) gateways.push(await gatewayOf(stores, own, parts));

  const admitted = new Set(sources.map(({ gateway }) => gateway));
  return {
    range,
    asOf: known.now,
    stepMs,
    gateways,
    losses: parts.losses.filter(({ gateway }) => admitted.has(gateway)),
    timeJumps: (known.ingestStatus?.timeJumps ?? []).filter(
      ({ gateway, at }) => admitted.has(gateway) && at >= range.from && at < range.to,
    ),
    contradictions: contradictionsWire(
      await events.contradictions({ range, filter, most: MOST_LABELS }),
    ),
    rejected: parts.rejected.filter(({ gateway }) => admitted.has(gateway)),
  };
}

/** The sample ends when it was made: that it says nothing since is no silence. */
async function newestMoment({ mode, events, now }: ConsoleStores): Promise<EpochMs> {
  return mode === "sample" ? ((await events.extent()).lastAt ?? now) : now;
}

/** The port's lists are readonly, the wire's are not. */
function contradictionsWire({
  found,
  ...rest
}: Awaited<ReturnType<EventReader["contradictions"]>>): Quality["contradictions"] {
  return { ...rest, found: [...found] };
}

type Asked = { readonly range: TimeRange; readonly filter: AttemptFilter; readonly stepMs: number };
type Parts = Asked & Awaited<ReturnType<typeof partsOf>>;

/** What is read once for all places. */
async function partsOf(stores: ConsoleStores, asked: Asked) {
  const { events } = stores;
  const { range, filter, stepMs } = asked;
  const by = ["gateway", "region", "runtime"] as const;
  const steps = await events.series({ range, by, filter, stepMs });
  const from = Math.max(Math.min(range.from, range.to - USUAL_MS), range.to - GAPS_MS);
  const rejected = await events.rejected({
    gateway: soleGateway(filter),
    limit: MOST_REJECTED,
  });
  return {
    ...asked,
    rejected,
    console: new Set(
      rejected.filter(({ reason }) => reason === "console_output").map(({ gateway }) => gateway),
    ),
    levels: await admittedLevels(stores, range, filter),
    steps: Map.groupBy(steps, ({ values }) => JSON.stringify(values)),
    activity: new Map(
      (await events.activity({ from, to: range.to })).map((place) => [placeKey(place), place]),
    ),
    disk: await filesOnDisk(stores),
    hashed: await hashedKeys(events, range, filter),
    losses: sumLosses(await events.losses(range)),
  };
}

function soleGateway({ include }: AttemptFilter): string | null {
  const [first = null, ...others] = include.gateway ?? [];
  return others.length === 0 ? first : null;
}

async function gatewayOf(
  stores: ConsoleStores,
  own: readonly SourceStats[],
  parts: Parts,
): Promise<QualityGateway> {
  const [place] = own as [SourceStats, ...SourceStats[]];
  const { gateway, region, runtime } = place;
  const key = placeKey(place);
  const steps = (parts.steps.get(key) ?? []).toSorted((a, b) => a.t - b.t);
  const tally = steps.map((step) => step.tally).reduce(mergeTally, EMPTY_TALLY);
  const activity = parts.activity.get(key) ?? { gateway, region, runtime, activity: [] };
  const sources = own.map((source) => sourceRow(source, stores.now, parts.disk));
  const evidence = parts.levels.find((level) => placeKey(level) === key)?.level ?? "none";
  const unknownOutcomes = tally.outcomes.unknown ?? 0;
  return {
    gateway,
    region,
    runtime,
    evidence,
    failuresOnlySince: await failuresOnlySince(stores.events, activity, parts.range),
    ingestLagMs:
      stores.ingestStatus?.gateways?.find((one) => one.gateway === gateway)?.lagMs ?? null,
    sources,
    lines: linesIn(activity, parts.range),
    attempts: tally.attempts,
    unknownOutcomes,
    coverage: coverageOf(tally),
    coverageSteps: steps.map((step) => ({
      t: step.t,
      attempts: step.tally.attempts,
      covered: step.tally.covered,
    })),
    gaps: gapsOf(activity, parts.range, heardUntil(stores, parts.range)),
    advice: adviceFor(
      {
        gateway,
        level: evidence,
        sources: own.map((source) => ({
          ...source,
          consoleOutput: parts.console.has(gateway),
        })),
        log: fileOf(own),
        attempts: tally.attempts,
        unknownOutcomes,
        covered: tally.covered,
        hashedKeys: parts.hashed.get(gateway) ?? 0,
        notSavedBytes: lost(parts, gateway, "not_saved"),
        overflowedRecords: lost(parts, gateway, "queue_overflow"),
      },
      stores.now,
    ),
  };
}

/** What is named again to say more about a place: its log before anything else that is a file. */
function fileOf(own: readonly SourceStats[]): string | null {
  const kinds = ["openclaw_log", "timeline", "tuples"] as const;
  return kinds.flatMap((kind) => own.find((source) => source.kind === kind) ?? [])[0]?.path ?? null;
}

function lost({ losses }: Parts, gateway: string, what: Parts["losses"][number]["what"]): number {
  return sum(
    losses.filter((loss) => loss.gateway === gateway && loss.what === what),
    ({ count }) => count,
  );
}

function sourceRow(
  source: SourceStats,
  now: EpochMs,
  disk: ReadonlyMap<string, OnDisk>,
): QualitySource {
  const { lastEventAt } = source;
  const state = disk.get(patternKey({ gateway: source.gateway, pattern: source.path }));
  const aheadMs = Math.max((lastEventAt ?? now) - now, state?.aheadOfWriteMs ?? 0);
  return {
    source: source.path,
    kind: source.kind,
    files: source.files,
    bytes: source.bytes,
    lines: source.lines,
    records: source.records,
    attempts: source.attempts,
    irrelevant: source.irrelevant,
    unrecognised: source.unrecognised,
    malformed: source.malformed,
    lastEventAt,
    lagMs: lastEventAt === null ? null : Math.max(0, now - lastEventAt),
    unreadBytes: state?.unreadBytes ?? null,
    writtenAt: state?.writtenAt ?? null,
    aheadMs: aheadMs > CLOCK_TOLERANCE_MS ? aheadMs : null,
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

function linesIn({ activity }: PlaceActivity, { from, to }: TimeRange): number {
  const first = bucketStart(from, ACTIVITY_BUCKET_MS);
  return sum(
    activity.filter(({ bucket }) => bucket >= first && bucket < to),
    ({ lines }) => lines,
  );
}

/** Up to when silence is the Gateway's, and not that of a stopped ingester. */
function heardUntil({ ingestStatus, now }: ConsoleStores, range: TimeRange): EpochMs {
  return Math.min(range.to, now, ingestStatus?.lookedAt ?? now);
}

function gapsOf({ activity }: PlaceActivity, range: TimeRange, until: EpochMs) {
  return findGaps(activity, until).filter(
    ({ from, to }) => from < range.to && (to ?? until) > range.from,
  );
}

/** Only attempts that came without their call's start prove that a Gateway stopped writing them. */
async function failuresOnlySince(
  events: EventReader,
  { activity, ...place }: PlaceActivity,
  range: TimeRange,
): Promise<EpochMs | null> {
  const since = lastEveryCall(activity);
  if (since === null || since >= range.to) return null;
  const include = { gateway: [place.gateway], region: [place.region], runtime: [place.runtime] };
  const filter = { include, exclude: {}, outcomes: [], notOutcomes: [] };
  const [group] = await events.counts({
    range: { from: since, to: range.to },
    ...{ by: [], filter, stepMs: null },
  });
  const { tally = EMPTY_TALLY } = group ?? {};
  return tally.attempts > 0 && ratedAttempts(tally) === 0 ? since : null;
}

/** How many keys of each Gateway are known by their hash alone. */
async function hashedKeys(events: EventReader, range: TimeRange, filter: AttemptFilter) {
  const labels = await events.keyLabels();
  const groups = await events.counts({ range, by: ["gateway", "key"], filter, stepMs: null });
  const counts = new Map<string, number>();
  for (const { values } of groups) {
    const [gateway, key] = values as GroupedTally["values"];
    if (!gateway || !key?.startsWith("sha256:") || labels.has(key)) continue;
    counts.set(gateway, (counts.get(gateway) ?? 0) + 1);
  }
  return counts;
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
