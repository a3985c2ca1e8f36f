import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { EpochMs } from "@/lib/core/time/range";
import { dayOf } from "./day-tables";
import { type GroupContext, type GroupLine, type GroupNode, groupOfLine } from "./load-group";
import { preparedRaw } from "./prepared";

/**
 * A log line of a call and the record of the same call begin within this of each other: the line's
 * beginning is its time less `elapsedMs`. Up to 121 ms in recordings; lines lag behind, never ahead by
 * more than rounding.
 */
const STARTS_LATER_MS = 150;
const ROUNDING_MS = 2;
/** Headers, or the error, are logged at the latest this long after the record's end. */
const LINE_AFTER_END_MS = 250;

export type Side = "log" | "record";

/** What a loose call is found by. */
export type LooseCall = {
  readonly side: Side;
  readonly provider: string;
  readonly model: string;
  readonly startedAt: EpochMs;
};

/** The calls that a line tells of in a way that can be joined by time; `null` for any other line. */
export function looseCall(value: Evidence): LooseCall | null {
  const { kind } = value;
  if (kind === "call_recorded" && value.by === "timeline" && value.runId !== null) {
    return { side: "record", ...targetOf(value), startedAt: value.startedAt };
  }
  if (kind === "call_recorded" && value.by === "span" && value.traceId !== null) {
    return { side: "log", ...targetOf(value), startedAt: value.startedAt };
  }
  if ((kind === "call_answered" || kind === "call_failed") && value.elapsedMs !== null) {
    if (value.traceId === null) return null;
    return { side: "log", ...targetOf(value), startedAt: value.at - value.elapsedMs };
  }
  return null;
}

/** False where nothing can be joined by time: one of the sides has no loose call. */
export function hasLooseCalls(db: Sqlite): boolean {
  const find = preparedRaw(db, "select 1 from loose_calls where side = ? limit 1");
  return find.get("record") !== undefined && find.get("log") !== undefined;
}

/** The groups with evidence at or after `midnight` that time may have joined to something before it. */
export function joinedOver(context: GroupContext, midnight: EpochMs): GroupDay[] {
  const pairs = preparedRaw(
    context.db,
    `select l.at, l.line, l."group", r.at, r.line, r."group" from loose_calls l
     join loose_calls r on r.side = 'record' and r.gateway = l.gateway and r.provider = l.provider
       and r.model = l.model
       and r.started_at between l.started_at - ${STARTS_LATER_MS} and l.started_at + ${ROUNDING_MS}
     where l.side = 'log' and (l.at < ?) <> (r.at < ?)`,
  ).all(midnight, midnight) as number[][];
  return pairs.flatMap((pair) => {
    const [at = 0, line = 0, hash = 0] = (pair[0] ?? 0) < midnight ? pair.slice(3) : pair;
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
    const call = looseCall(line.value);
    if (call?.side !== "log") continue;
    const seen = new Set<string>();
    const from = call.startedAt - STARTS_LATER_MS;
    const to = call.startedAt + ROUNDING_MS;
    for (const found of callsBetween(context, line, "record", call, from, to)) {
      if (line.value.at > found.at + LINE_AFTER_END_MS || seen.has(found.group)) continue;
      seen.add(found.group);
      const { group, day } = found;
      const { calls, apartMs } = fits.get(group) ?? { calls: 0, apartMs: 0 };
      const apart = Math.abs(call.startedAt - found.startedAt);
      fits.set(group, { group, day, calls: calls + 1, apartMs: apartMs + apart });
    }
  }
  return fits;
}

/** The traces, naming no run, that have a line which may speak of one of the node's records. */
export function tracesByTime(context: GroupContext, run: GroupNode): GroupDay[] {
  const traces = new Map<string, GroupDay>();
  for (const line of run.lines) {
    const call = looseCall(line.value);
    if (call?.side !== "record") continue;
    const to = call.startedAt + STARTS_LATER_MS;
    for (const found of callsBetween(
      context,
      line,
      "log",
      call,
      call.startedAt - ROUNDING_MS,
      to,
    )) {
      if (found.at > line.value.at + LINE_AFTER_END_MS) continue;
      traces.set(`${found.group} ${found.day}`, { group: found.group, day: found.day });
    }
  }
  return [...traces.values()];
}

type FoundCall = GroupDay & { readonly startedAt: EpochMs; readonly at: EpochMs };

function callsBetween(
  context: GroupContext,
  line: GroupLine,
  side: Side,
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
    .flatMap(([startedAt, at, lineId, hash]) => {
      const day = dayOf(at as number);
      const group = groupOfLine(context, hash as number, day, lineId as number);
      return group === null
        ? []
        : [{ group, day, startedAt: startedAt as number, at: at as number }];
    });
}

function targetOf({ provider, model }: { provider: string; model: string }) {
  return { provider, model };
}
