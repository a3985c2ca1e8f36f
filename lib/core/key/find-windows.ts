import type { LinePlace } from "@/lib/core/intervention/mark";
import type { EpochMs } from "@/lib/core/time/range";
import { type KeyName, keyName, type Penalty, type WindowKind } from "./penalty";

/** What a window keeps from being called: the whole key, one model with it, or no line says which. */
export const WINDOW_SCOPES = ["key", "model", "unknown"] as const;
export type WindowScope = (typeof WINDOW_SCOPES)[number];

/** A time for which a Gateway said that it would not use a key. */
export type KeyWindow = KeyName & {
  readonly kind: WindowKind;
  /** When the record was written; where `startSeen` is false, when a record first found it open. */
  readonly from: EpochMs;
  readonly startSeen: boolean;
  /** As the Gateway said. */
  readonly until: EpochMs;
  /** When another window of its kind took its place. */
  readonly replacedAt: EpochMs | null;
  /** When a record last found it open. */
  readonly confirmedAt: EpochMs;
  /** Further penalties that found it open. */
  readonly reused: number;
  /** Of the failure that opened it; `null`: no line says. */
  readonly reason: string | null;
  readonly scope: WindowScope;
  readonly model: string | null;
  readonly requestId: string | null;
  readonly traceId: string | null;
  readonly line: LinePlace;
};

type Open = { -readonly [Field in keyof KeyWindow]: KeyWindow[Field] };

/** Limits and missing models concern a model; other failures the key (field guide, section 4). */
const MODEL_SCOPED = new Set(["rate_limit", "model_not_found"]);

/**
 * The windows of all keys, oldest first. A key has one cool-down and one lock at a time, so a new window
 * takes the place of one of its kind that is still open. A record that found a window open is no new
 * window: it belongs to the one with the end that it names; if none is known, the window was opened
 * before the evidence begins.
 */
export function findWindows(penalties: readonly Penalty[]): KeyWindow[] {
  const windows: Open[] = [];
  for (const own of Map.groupBy(penalties, slotOf).values()) {
    const slot: Open[] = [];
    for (const penalty of own.toSorted(inTime)) take(slot, penalty);
    windows.push(...slot);
  }
  return windows.sort((a, b) => a.from - b.from || (keyName(a) < keyName(b) ? -1 : 1));
}

/** `slot`: the windows of one kind of a key so far. */
function take(slot: Open[], penalty: Penalty): void {
  const { at, record } = penalty;
  if (!record?.kind) return;
  const found = record.reused ? whichWasFound(slot, at, record.until) : undefined;
  if (found) {
    found.reused++;
    found.confirmedAt = at;
    return;
  }
  const last = slot.at(-1);
  if (last && last.until > at) last.replacedAt ??= at;
  slot.push(opened(penalty, record.kind, record.reused));
}

/** The window whose end the record names, else the one that is open. */
function whichWasFound(
  slot: readonly Open[],
  at: EpochMs,
  until: EpochMs | null,
): Open | undefined {
  const open = (window: Open) => window.replacedAt === null && window.until > at;
  return slot.findLast((window) => window.until === until) ?? slot.findLast(open);
}

/** Of a window that was found open, the record says neither why it was opened nor for what. */
function opened(penalty: Penalty, kind: WindowKind, found: boolean): Open {
  const { gateway, provider, keyId, at, reason, requestId, traceId, line } = penalty;
  const forModel = MODEL_SCOPED.has(reason ?? "");
  const model = forModel && !found ? penalty.model : null;
  return {
    ...{ gateway, provider, keyId, kind, line, model },
    from: at,
    startSeen: !found,
    until: Math.max(at, penalty.record?.until ?? at),
    replacedAt: null,
    confirmedAt: at,
    reused: found ? 1 : 0,
    reason: found ? null : reason,
    scope: found || (forModel && model === null) ? "unknown" : forModel ? "model" : "key",
    requestId: found ? null : requestId,
    traceId: found ? null : traceId,
  };
}

function slotOf(penalty: Penalty): string {
  return `${penalty.record?.kind} ${keyName(penalty)}`;
}

function inTime(a: Penalty, b: Penalty): number {
  return a.at - b.at || a.lineId - b.lineId;
}
