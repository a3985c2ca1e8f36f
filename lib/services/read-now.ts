import type { Heatmap } from "@/lib/contracts/heatmap";
import type { Finding, Notice, Now, NowQuery } from "@/lib/contracts/now";
import { everyCallAdvice } from "@/lib/core/quality/place-advice";
import { answerableRange, answerableStep } from "@/lib/core/rollup/kept-since";
import { stepFor } from "@/lib/core/rollup/step-for";
import { EMPTY_TALLY, mergeTally } from "@/lib/core/rollup/tally";
import { LOOK_BACK_MS } from "@/lib/core/verdict/change-before";
import { isHarmful } from "@/lib/core/verdict/is-harmful";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { admittedLevels, type GatewayLevel } from "./evidence-level";
import { nowFindings } from "./now-findings";
import { nowNotices } from "./now-notices";
import { servedNow } from "./now-requests";
import { heatmapOf } from "./read-heatmap";
import { newestMarks, readMarks } from "./read-marks";
import { readFilter, readRange } from "./read-slice";
import { triageOrders } from "./read-triage";
import { tallyWire } from "./tally-wire";

const MOST_STEPS = 150;

/** GET /api/v1/now: the verdict, the heatmap that proves it, and outcomes over time, in one read. */
export async function readNow(stores: ConsoleStores, query: NowQuery): Promise<Now> {
  demand(stores, "evidence.read");
  const kept = await stores.events.keptSince();
  const range = answerableRange(kept, readRange(query, stores.now));
  const filter = readFilter(query);
  const stepMs = answerableStep(kept, range, stepFor(range, MOST_STEPS));
  const levels = await admittedLevels(stores, range, filter);
  const { rows, columns } = query;
  const heatmap = await heatmapOf(stores, { range, filter, levels, rows, columns });
  const points = await stores.events.series({ range, by: [], filter, stepMs });
  const total = points.map(({ tally }) => tally).reduce(mergeTally, EMPTY_TALLY);
  const near = { from: range.from - LOOK_BACK_MS, to: range.to };
  const marks = await readMarks(stores, near, filter);
  const findings = await nowFindings(stores, { range, filter, stepMs, total, marks });
  const notices = (await nowNotices(stores, { range, filter, levels })).filter(
    (notice) => !isOverload(notice, findings),
  );
  return {
    range,
    asOf: stores.now,
    stepMs,
    verdict: verdictOf(findings, notices, heatmap),
    findings,
    notices,
    triage: triageOf(stores, [...findings, ...notices]),
    served: await servedNow(stores, { range, filter }),
    heatmap,
    points: points
      .toSorted((a, b) => a.t - b.t)
      .map(({ t, tally }) => ({ t, ...tallyWire(tally, heatmap.total.withheldBy) })),
    ...newestMarks(marks.filter(({ at }) => at >= range.from)),
    failuresOnly: await failuresOnly(stores, levels),
  };
}

/** Where a provider is overloaded and the Gateway calls that a limit, all of its keys seem to be limited together. */
function isOverload(notice: Notice, findings: readonly Finding[]): boolean {
  if (notice.kind !== "shared_budget") return false;
  const { provider, gateway } = notice;
  return findings.some(
    ({ outcome, look, providers, gateways }) =>
      outcome === "overloaded" &&
      look.mislabelled !== null &&
      providers.includes(provider) &&
      gateways.includes(gateway),
  );
}

function triageOf(stores: ConsoleStores, wrong: readonly (Finding | Notice)[]): Now["triage"] {
  const { version, orders } = triageOrders(stores);
  const symptoms = wrong.map((one) => ("symptom" in one ? one.symptom : null));
  const wanted = new Set(symptoms.filter((symptom) => symptom !== null));
  return {
    version,
    orders: Object.fromEntries([...wanted].map((symptom) => [symptom, orders[symptom]])),
  };
}

async function failuresOnly(
  { events }: ConsoleStores,
  levels: readonly GatewayLevel[],
): Promise<Now["failuresOnly"]> {
  const blind = levels.filter(({ level }) => level === "failures_only");
  if (blind.length === 0) return [];
  const sources = await events.sources();
  return blind.map(({ gateway, region }) => {
    const release =
      sources.findLast((source) => source.gateway === gateway && source.release)?.release ?? null;
    const { text, copy } = everyCallAdvice(gateway, release);
    return { gateway, region, advice: text, copy: copy ?? "" };
  });
}

function verdictOf(
  findings: readonly Finding[],
  notices: readonly Notice[],
  { total, evidence }: Heatmap,
): Now["verdict"] {
  const harmful = [...findings, ...notices.filter(isHarmful)];
  if (harmful.some(({ ongoing }) => ongoing)) return "failing";
  if (findings.length > 0) return "recovered";
  if (total.attempts > 0) return "calm";
  return evidence === "none" ? "no_data" : "no_traffic";
}
