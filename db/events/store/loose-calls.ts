import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { isFailedEnd } from "@/lib/core/log/timeline-line";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import { type Day, dayOf } from "./day-tables";
import { type GroupContext, type GroupLine, type GroupNode, groupOfLine } from "./load-group";
import { preparedRaw } from "./prepared";

/**
 * What of a call is compared: that it began (an answer in the `log`, the `record`), or that it ended badly
 * (the chain's `stop` in the log, the record's `end`).
 */
export const LOOSE_SIDES = ["log", "record", "stop", "end"] as const;
export type LooseSide = (typeof LOOSE_SIDES)[number];

/**
 * The two sides of one instant, and how long after the record's the trace's may lie. The beginning of a
 * logged call is its time less `elapsedMs`: up to 121 ms later than the record's in most recordings, 251 ms
 * on a busy machine, never earlier by more than rounding. A chain is stopped within 20 ms of the end of its
 * call. The limits are wide, because the nearest wins.
 */
const PAIRS = [
  { ofTrace: "log", ofRun: "record", laterMs: 1_000 },
  { ofTrace: "stop", ofRun: "end", laterMs: 1_000 },
] as const satisfies { ofTrace: LooseSide; ofRun: LooseSide; laterMs: number }[];
const ROUNDING_MS = 2;
/** Headers, or the error, are logged at the latest this long after the record's end. */
const LINE_AFTER_END_MS = 1_000;

/** What a loose call is found by; `at` is the instant that is compared. */
export type LooseCall = {
  readonly side: LooseSide;
  readonly provider: string;
  readonly model: string;
  readonly at: EpochMs;
};

/** What a line tells of a call that can be joined by time. */
export function looseCalls(value: Evidence): LooseCall[] {
  switch (value.kind) {
    case "call_recorded":
      return value.by === "span" ? looseSpan(value) : looseRecord(value);
    case "call_answered":
    case "call_failed":
      if (value.traceId === null || value.elapsedMs === null) return [];
      return [{ side: "log", ...targetOf(value), at: value.at - value.elapsedMs }];
    case "chain_stopped": {
      const { traceId, provider, model, at } = value;
      if (traceId === null || provider === null || model === null) return [];
      return [{ side: "stop", provider, model, at }];
    }
    default:
      return [];
  }
}

type CallRecord = Extract<Evidence, { kind: "call_recorded" }>;

function looseSpan(value: CallRecord): LooseCall[] {
  if (value.traceId === null) return [];
  return [{ side: "log", ...targetOf(value), at: value.startedAt }];
}

function looseRecord(value: CallRecord): LooseCall[] {
  if (value.runId === null) return [];
  const begun: LooseCall = { side: "record", ...targetOf(value), at: value.startedAt };
  const failed = value.ended !== null && isFailedEnd(value.ended);
  return failed ? [begun, { side: "end", ...targetOf(value), at: value.at }] : [begun];
}

/** False where nothing can be joined by time: one of the sides has no loose call. */
export function canJoinByTime(db: Sqlite): boolean {
  const find = preparedRaw(db, "select 1 from loose_calls where side = ? limit 1");
  const any = (side: LooseSide) => find.get(side) !== undefined;
  return any("record") && (any("log") || any("stop"));
}

/** The groups of a day that time may join to something after it. */
export function joinedOver(context: GroupContext, day: Day): GroupDay[] {
  const midnight = (day + 1) * DAY_MS;
  const pairs = PAIRS.flatMap(
    ({ ofTrace, ofRun, laterMs }) =>
      preparedRaw(
        context.db,
        `select t.at, t.line, t."group", r.at, r.line, r."group" from loose_calls t
         join loose_calls r on r.side = ? and r.gateway = t.gateway and r.provider = t.provider
           and r.model = t.model and r.started_at >= t.started_at - ${laterMs}
           and r.started_at <= t.started_at + ${ROUNDING_MS}
         where t.side = ? and (t.at < ?) <> (r.at < ?)`,
      ).all(ofRun, ofTrace, midnight, midnight) as number[][],
  );
  return pairs.flatMap((pair) => {
    const [at = 0, line = 0, hash = 0] = (pair[0] ?? 0) < midnight ? pair : pair.slice(3);
    const group = groupOfLine(context, hash, dayOf(at), line);
    return group === null ? [] : [{ group, day: dayOf(at) }];
  });
}

/** A group with a day on which it has evidence. */
export type GroupDay = { readonly group: string; readonly day: number };

/**
 * The run whose records fit a trace best that names no run itself: most calls, then least apart, then
 * the smaller name. `null` where none fits.
 */
export function runByTime(context: GroupContext, trace: GroupNode): GroupDay | null {
  return [...runsByTime(context, trace)].sort(byFit)[0]?.[1] ?? null;
}

/** All groups whose join by time may depend on this one. */
export function kinByTime(context: GroupContext, node: GroupNode): GroupDay[] {
  const runs = [...runsByTime(context, node).values()];
  return [...runs, ...tracesByTime(context, node)];
}

type Fit = GroupDay & { readonly calls: number; readonly apartMs: number };

function byFit([nameA, a]: readonly [string, Fit], [nameB, b]: readonly [string, Fit]): number {
  return b.calls - a.calls || a.apartMs - b.apartMs || (nameA < nameB ? -1 : 1);
}

function runsByTime(context: GroupContext, trace: GroupNode): Map<string, Fit> {
  const fits = new Map<string, Fit>();
  for (const line of trace.lines) {
    for (const call of looseCalls(line.value)) {
      const pair = PAIRS.find(({ ofTrace }) => ofTrace === call.side);
      if (pair === undefined) continue;
      const from = call.at - pair.laterMs;
      const seen = new Set<string>();
      for (const found of callsBetween(
        context,
        line,
        pair.ofRun,
        call,
        from,
        call.at + ROUNDING_MS,
      )) {
        if (line.value.at > found.lineAt + LINE_AFTER_END_MS || seen.has(found.group)) continue;
        seen.add(found.group);
        const { group, day } = found;
        const { calls, apartMs } = fits.get(group) ?? { calls: 0, apartMs: 0 };
        const apart = Math.abs(call.at - found.at);
        fits.set(group, { group, day, calls: calls + 1, apartMs: apartMs + apart });
      }
    }
  }
  return fits;
}

/** The traces, naming no run, that have a line which may speak of one of the node's records. */
export function tracesByTime(context: GroupContext, run: GroupNode): GroupDay[] {
  const traces = new Map<string, GroupDay>();
  for (const line of run.lines) {
    for (const call of looseCalls(line.value)) {
      const pair = PAIRS.find(({ ofRun }) => ofRun === call.side);
      if (pair === undefined) continue;
      const from = call.at - ROUNDING_MS;
      for (const found of callsBetween(
        context,
        line,
        pair.ofTrace,
        call,
        from,
        call.at + pair.laterMs,
      )) {
        if (found.lineAt > line.value.at + LINE_AFTER_END_MS) continue;
        traces.set(`${found.group} ${found.day}`, { group: found.group, day: found.day });
      }
    }
  }
  return [...traces.values()];
}

type FoundCall = GroupDay & { readonly at: EpochMs; readonly lineAt: EpochMs };

function callsBetween(
  context: GroupContext,
  line: GroupLine,
  side: LooseSide,
  { provider, model }: LooseCall,
  from: EpochMs,
  to: EpochMs,
): FoundCall[] {
  const { names } = context;
  const key = [names.find(context.gatewayOf(line.source)), names.find(provider), names.find(model)];
  if (key.includes(null)) return [];
  return preparedRaw(
    context.db,
    `select started_at, at, line, "group" from loose_calls
     where side = ? and gateway = ? and provider = ? and model = ?
       and started_at >= cast(? as integer) and started_at <= cast(? as integer)`,
  )
    .all(side, ...key, from, to)
    .flatMap(([at, lineAt, lineId, hash]) => {
      const day = dayOf(lineAt as number);
      const group = groupOfLine(context, hash as number, day, lineId as number);
      return group === null ? [] : [{ group, day, at: at as number, lineAt: lineAt as number }];
    });
}

function targetOf({ provider, model }: { provider: string; model: string }) {
  return { provider, model };
}
