import type { Finding, Notice, ServedNow } from "@/lib/contracts/now";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { addRequests, noRequests, servedAs } from "@/lib/core/request/request-sums";
import { targetRef } from "@/lib/core/request/target-ref";
import type { AttemptFilter, RequestCounts, RequestKind } from "@/lib/core/store/event-store";
import { MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import { impact } from "@/lib/core/verdict/impact";
import { isReasonOf } from "@/lib/core/verdict/is-reason-of";
import type { ConsoleStores } from "./console-stores";

/** What is meant by now: long enough for a rate, short enough to be over what was mended. */
const NOW_MS = 15 * MINUTE_MS;

type Slice = { readonly range: TimeRange; readonly filter: AttemptFilter };
type Counted = { readonly kind: RequestKind; readonly count: RequestCounts["counts"][number] };

/** What callers got in the last minutes of the range; `null`: requests of that time are not kept. */
export async function servedNow(
  stores: ConsoleStores,
  { range, filter }: Slice,
): Promise<ServedNow | null> {
  const last = { from: Math.max(range.from, range.to - NOW_MS), to: range.to };
  const counted = await countsOf(stores, { range: last, filter });
  if (counted === null) return null;
  const sums = noRequests();
  for (const { kind, count } of counted) addRequests(sums, kind, count);
  const { requests, primary, downgraded, silent, exhausted, aborted, unknown } = sums;
  return {
    range: last,
    ...{ requests, primary, downgraded, silent, exhausted, aborted, unknown },
    requested: distinct(counted.map(({ kind }) => targetRef(kind.requested))),
  };
}

/** Requests that failures of this outcome took from callers, by the models that they asked for. */
export async function requestsLost(
  stores: ConsoleStores,
  slice: Slice,
  { outcome, alias }: { outcome: Outcome; alias: string | null },
): Promise<Finding["requests"]> {
  const counted = await countsOf(stores, slice);
  if (counted === null) return null;
  const lost = counted.filter(
    ({ kind }) =>
      (kind.result === "exhausted" || kind.downgraded) &&
      kind.reason !== null &&
      isReasonOf(kind.reason, outcome, alias),
  );
  const sum = (as: ReturnType<typeof servedAs>) =>
    lost.reduce((n, { kind, count }) => n + (servedAs(kind) === as ? count.requests : 0), 0);
  return {
    exhausted: sum("exhausted"),
    hidden: sum("downgraded"),
    requested: distinct(lost.map(({ kind }) => targetRef(kind.requested))),
    reasons: distinct(lost.map(({ kind }) => kind.reason ?? "")),
  };
}

/** Requests that another model served without any decision, by the two models; most first. */
export async function silentNotices(stores: ConsoleStores, slice: Slice): Promise<Notice[]> {
  const counted = await countsOf(stores, slice);
  const { range } = slice;
  const last = { from: Math.max(range.from, range.to - NOW_MS), to: range.to };
  const silent = (counted ?? []).filter(isSilent);
  if (silent.length === 0) return [];
  const recent = (await countsOf(stores, { ...slice, range: last })) ?? [];
  const ongoing = new Set(recent.filter(isSilent).map(flowOf));
  return [...Map.groupBy(silent, flowOf)].flatMap(([flow, own]): Notice[] => {
    const [first] = own;
    if (first === undefined) return [];
    const count = own.reduce((sum, one) => sum + one.count.requests, 0);
    return [
      {
        kind: "silent",
        requested: targetRef(first.kind.requested),
        served: targetRef(first.kind.served),
        gateways: distinct(own.map(({ kind }) => kind.gateway)),
        count,
        symptom: "model_unavailable",
        ongoing: ongoing.has(flow),
        impact: impact({ exhausted: 0, hidden: count, failures: 0 }),
      },
    ];
  });
}

function isSilent({ kind }: Counted): boolean {
  return servedAs(kind) === "silent";
}

function flowOf({ kind: { requested, served } }: Counted): string {
  return JSON.stringify([targetRef(requested), targetRef(served)]);
}

/** `null`: requests of a part of that time are not kept, and counting the rest would look like all. */
async function countsOf({ events }: ConsoleStores, slice: Slice): Promise<Counted[] | null> {
  if (slice.range.from < (await events.requestsSince())) return null;
  const { kinds, counts } = await events.requestCounts({ ...slice, stepMs: null });
  return counts.flatMap((count) => {
    const kind = kinds[count.kind];
    return kind === undefined ? [] : [{ kind, count }];
  });
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
