import type { Rates, RatesQuery } from "@/lib/contracts/rates";
import { breakdownGate } from "@/lib/core/quality/field-gates";
import { answerableRange, answerableStep } from "@/lib/core/rollup/kept-since";
import { EMPTY_TALLY, mergeTally } from "@/lib/core/rollup/tally";
import type { GroupedTally } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { chartStep } from "./chart-step";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { admittedLevels, combinedLevel } from "./evidence-level";
import { labelsOf } from "./key-labels";
import { newestMarks, readMarks } from "./read-marks";
import { readFilter, readRange } from "./read-slice";
import { sliceGate } from "./slice-gate";
import { ratedAttempts, tallyWire } from "./tally-wire";

/** GET /api/v1/rates: tallies over time by up to three dimensions. */
export async function readRates(stores: ConsoleStores, query: RatesQuery): Promise<Rates> {
  demand(stores, "evidence.read");
  const kept = await stores.events.keptSince();
  const range = answerableRange(kept, readRange(query, stores.now));
  const filter = readFilter(query);
  const stepMs = answerableStep(kept, range, chartStep(range, query.stepMs));
  const rows = await stores.events.series({ range, by: query.by, filter, stepMs });
  const labels = await stores.events.keyLabels();

  const picked = await sliceGate(stores.events, range, filter);
  const lines = [...Map.groupBy(rows, (row) => JSON.stringify(row.values)).values()].map(
    (points) => ({
      values: points[0]?.values ?? [],
      total: points.map((row) => row.tally).reduce(mergeTally, EMPTY_TALLY),
      points,
    }),
  );
  // Judged once for the whole range: step by step a line would come and go with every quiet minute.
  const judged = breakdownGate(
    query.by,
    lines.map(({ values, total }) => ({ values, attempts: ratedAttempts(total) })),
  );
  const series = lines.map(({ values, total, points }) => {
    const gate = picked ?? judged(values);
    return {
      ...named(query.by, values),
      totals: tallyWire(total, gate),
      points: inTime(points).map(({ t, tally }) => ({ t, ...tallyWire(tally, gate) })),
    };
  });
  series.sort((a, b) => b.totals.attempts - a.totals.attempts);
  return {
    range,
    asOf: stores.now,
    stepMs,
    by: query.by,
    series,
    total: tallyWire(lines.map(({ total }) => total).reduce(mergeTally, EMPTY_TALLY), picked),
    evidence: combinedLevel(await admittedLevels(stores, range, filter)),
    labels: labelsOf(labels, query.by.includes("key") ? series.map((s) => s.key ?? null) : []),
    ...newestMarks(await readMarks(stores, range, filter)),
  };
}

type Name = "gateway" | "region" | "runtime" | "provider" | "model" | "key";

function named(
  by: readonly Name[],
  values: readonly (string | null)[],
): Partial<Record<Name, string | null>> {
  return Object.fromEntries(by.map((dimension, index) => [dimension, values[index] ?? null]));
}

function inTime(group: readonly (GroupedTally & { t: EpochMs })[]) {
  return group.toSorted((a, b) => a.t - b.t);
}
