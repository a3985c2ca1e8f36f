import { percentile } from "@/lib/core/rollup/histogram";
import { type EventReader, NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { calls, TRAFFIC } from "./traffic";

export type Exactness = {
  readonly countsExact: boolean;
  /** Largest relative error of P95 and P99 over all cells. */
  readonly worstPercentileError: number;
  readonly cells: number;
};

/** Compares the heatmap of the last day and of the month with a count of the calls themselves. */
export async function exactness(reader: EventReader, count: number): Promise<Exactness> {
  const to = TRAFFIC.endAt - 12_345;
  const ranges = [to - DAY_MS + 777, to - TRAFFIC.days * DAY_MS + 777].map((from) => ({
    from,
    to,
  }));
  const exact = ranges.map(() => new Map<string, number[]>());
  for (const { at, region, provider, latencyMs } of calls(count)) {
    for (const [index, { from }] of ranges.entries()) {
      if (at < from || at >= to) continue;
      const key = JSON.stringify([region, provider]);
      const latencies = exact[index]?.get(key);
      if (latencies === undefined) exact[index]?.set(key, [latencyMs]);
      else latencies.push(latencyMs);
    }
  }
  let countsExact = true;
  let worst = 0;
  let cells = 0;
  for (const [index, range] of ranges.entries()) {
    const tallies = await reader.tallies({ range, by: ["region", "provider"], filter: NO_FILTER });
    countsExact &&= tallies.length === exact[index]?.size;
    for (const { values, tally } of tallies) {
      const latencies = Float64Array.from(exact[index]?.get(JSON.stringify(values)) ?? []).sort();
      cells++;
      countsExact &&=
        tally.attempts === latencies.length && tally.latencyCount === latencies.length;
      for (const p of [0.95, 0.99]) {
        const wanted = latencies[Math.ceil(p * latencies.length - 1e-6) - 1] ?? 0;
        worst = Math.max(worst, Math.abs((percentile(tally.latency, p) ?? 0) - wanted) / wanted);
      }
    }
  }
  return { countsExact, worstPercentileError: worst, cells };
}
