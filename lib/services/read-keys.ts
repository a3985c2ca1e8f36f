import type { KeyInterval, KeyRow, Keys, KeysQuery } from "@/lib/contracts/keys";
import { burnedTogether } from "@/lib/core/key/burned-together";
import { coalescedByKey } from "@/lib/core/key/coalesced-by-key";
import { keyNeeds } from "@/lib/core/key/key-needs";
import { keyState } from "@/lib/core/key/key-state";
import { isContradicted } from "@/lib/core/key/likely-stuck";
import { keyName, type Penalty, type WindowKind } from "@/lib/core/key/penalty";
import type { SettledWindow } from "@/lib/core/key/settle-window";
import { sharedBudget } from "@/lib/core/key/shared-budget";
import { timeInWindows } from "@/lib/core/key/time-in-windows";
import { answerableRange } from "@/lib/core/rollup/kept-since";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { labelsOf } from "./key-labels";
import { type KeySums, keySums } from "./key-sums";
import { type KnownWindow, keyWindows, MOST_WINDOWS } from "./key-windows";
import { newestMarks, readMarks } from "./read-marks";
import { readFilter, readRange } from "./read-slice";
import { sliceGate } from "./slice-gate";

/** GET /api/v1/keys: what happened to each key, what its Gateway says of it, and what keys have to do with each other. */
export async function readKeys(stores: ConsoleStores, query: KeysQuery): Promise<Keys> {
  demand(stores, "evidence.read");
  const { events, now } = stores;
  const kept = await events.keptSince();
  const range = answerableRange(kept, readRange(query, now));
  const filter = readFilter(query);
  const asOf = Math.min(now, range.to);
  const sums = await keySums(events, range, filter);
  const said = await keyWindows(events, { range, filter, since: kept.rows, asOf });
  const labels = await events.keyLabels();

  const penalties = Map.groupBy(said.penalties, keyName);
  const windows = Map.groupBy(said.windows, ({ window }) => keyName(window));
  const losses = await events.losses(range);
  const coalesced = coalescedByKey(
    said.penalties,
    losses.filter(({ what }) => what === "coalesced"),
  );
  const names = new Set([...sums.keys.keys(), ...penalties.keys(), ...windows.keys()]);
  const keys = [...names].flatMap((name) => {
    const parts = {
      coalesced: coalesced.get(name) ?? 0,
      sums: sums.keys.get(name) ?? null,
      penalties: penalties.get(name) ?? [],
      windows: windows.get(name) ?? [],
    };
    return keyRow(parts, { range, asOf, labels }) ?? [];
  });
  return {
    range,
    asOf: now,
    keys: keys.sort(byUrgency),
    boundaries: [
      ...said.boundaries,
      ...burnedTogether(said.penalties),
      ...sharedBudget(said.penalties),
    ].map((boundary) => ({
      ...boundary,
      keys: [...boundary.keys],
      gateways: [...boundary.gateways],
      requestIds: [...boundary.requestIds],
    })),
    failures: sums.failures,
    withheldBy: (await sliceGate(events, range, filter)) ?? sums.gate,
    rowsSince: range.from < kept.rows ? kept.rows : null,
    ...newestMarks(await readMarks(stores, range, filter)),
    labels: labelsOf(
      labels,
      keys.map(({ keyId }) => keyId),
    ),
  };
}

type Parts = {
  readonly sums: KeySums | null;
  readonly coalesced: number;
  readonly penalties: readonly Penalty[];
  readonly windows: readonly KnownWindow[];
};
type Moment = {
  readonly range: TimeRange;
  /** Up to which the windows are judged. */
  readonly asOf: EpochMs;
  readonly labels: ReadonlyMap<string, string>;
};

/** `null`: nothing is known of the key, which no caller asks for. */
function keyRow(parts: Parts, { range, asOf, labels }: Moment): KeyRow | null {
  const { sums, penalties } = parts;
  const windows = parts.windows.map(({ window }) => window);
  const one = sums ?? penalties[0] ?? windows[0];
  if (one === undefined) return null;
  const current = keyState(windows, asOf);
  const { lastFailureAt, lastSuccessAt, failures } = sums ?? NOTHING_SEEN;
  const basis = windows.length + penalties.length > 0 ? "events" : "none";
  const lastPenaltyAt = penalties.at(-1)?.at ?? null;
  return {
    keyId: one.keyId,
    label: labels.get(one.keyId) ?? null,
    provider: one.provider,
    gateway: one.gateway,
    ...placeOf(parts),
    attempts: sums?.attempts ?? 0,
    succeeded: sums?.succeeded ?? 0,
    failures,
    incidents: countBy(penalties, ({ reason }) => reason ?? "unknown"),
    unmarked: penalties.filter(({ record }) => record === null).length,
    coalesced: parts.coalesced,
    cooldowns: sumOf(windows, "cooldown", range, asOf),
    disabled: sumOf(windows, "disabled", range, asOf),
    current: { ...current, basis },
    needs: keyNeeds({ current, failures, lastFailureAt, lastSuccessAt }),
    stuck: stuckOf(parts.windows, asOf),
    lastFailureAt: lastFailureAt ?? lastPenaltyAt,
    lastSuccessAt,
    intervals: windows.slice(-MOST_WINDOWS).map(intervalOf),
    intervalsLeftOut: Math.max(0, windows.length - MOST_WINDOWS),
  };
}

const NOTHING_SEEN = { lastFailureAt: null, lastSuccessAt: null, failures: {} };

function placeOf({ sums, penalties }: Parts): Pick<KeyRow, "region" | "runtime"> {
  const { region, runtime } = sums ?? penalties.at(-1) ?? { region: null, runtime: null };
  return { region, runtime };
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const groups = Map.groupBy(items, nameOf);
  return Object.fromEntries([...groups].map(([name, own]) => [name, own.length]));
}

function sumOf(
  windows: readonly SettledWindow[],
  kind: WindowKind,
  { from, to }: TimeRange,
  asOf: EpochMs,
): KeyRow["cooldowns"] {
  const own = windows.filter((window) => window.kind === kind);
  return {
    hits: own.filter((window) => window.startSeen && window.from >= from).length,
    totalMs: timeInWindows(own, { from, to: Math.min(to, asOf) }),
  };
}

/** The window that the Gateway says is open, where successes say otherwise. */
function stuckOf(windows: readonly KnownWindow[], asOf: EpochMs): KeyRow["stuck"] {
  const said = windows.findLast(
    ({ window }) => window.replacedAt === null && window.from <= asOf && window.until > asOf,
  );
  if (said === undefined || said.use === null || !isContradicted(said)) return null;
  const { count, last } = said.use;
  return { successes: count, lastSuccessAt: last.at, attemptId: last.id };
}

function intervalOf(window: SettledWindow): KeyInterval {
  const { kind, from, startSeen, to, until, end, endedBy, reason } = window;
  const { scope, model, reused, requestId, traceId, line } = window;
  return {
    ...{ kind, from, startSeen, to, until, end, endedBy, reason },
    ...{ scope, model, reused, requestId, traceId, line },
  };
}

const URGENCY: Readonly<Record<KeyRow["current"]["state"], number>> = {
  disabled: 0,
  cooling: 1,
  ready: 2,
};

function byUrgency(a: KeyRow, b: KeyRow): number {
  return (
    URGENCY[a.current.state] - URGENCY[b.current.state] ||
    b.attempts - b.succeeded - (a.attempts - a.succeeded) ||
    incidentsOf(b) - incidentsOf(a) ||
    (keyName(a) < keyName(b) ? -1 : 1)
  );
}

function incidentsOf({ incidents }: KeyRow): number {
  return Object.values(incidents).reduce((sum, count) => sum + count, 0);
}
