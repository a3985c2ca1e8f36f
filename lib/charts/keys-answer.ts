import type { KeyInterval, KeyRow, Keys } from "@/lib/contracts/keys";

type Row = Partial<Omit<KeyRow, "intervals">> & { intervals?: readonly Partial<KeyInterval>[] };

/**
 * For tests and fixtures: an answer of `GET /api/v1/keys` from what matters in it. Its range is an hour
 * that has just ended; a key is `k1` and ready, a window a cool-down of its first minute.
 */
export function keysAnswer(
  parts: Partial<Omit<Keys, "keys">> & { keys?: readonly Row[] } = {},
): Keys {
  const { keys = [], ...rest } = parts;
  return {
    range: { from: 0, to: HOUR },
    asOf: HOUR,
    boundaries: [],
    failures: { total: 0, withKey: 0 },
    withheldBy: null,
    rowsSince: null,
    ...{ marks: [], omittedMarks: 0 },
    labels: {},
    ...rest,
    keys: keys.map(({ intervals = [], ...row }) => ({
      ...READY,
      ...row,
      intervals: intervals.map((interval, at) => ({
        ...WINDOW,
        line: { ...WINDOW.line, offset: at * 100 },
        ...interval,
      })),
    })),
  };
}

const HOUR = 3_600_000;

const READY: Omit<KeyRow, "intervals"> = {
  keyId: "k1",
  label: null,
  provider: "nova",
  gateway: "fra-1",
  region: null,
  runtime: null,
  attempts: 0,
  succeeded: 0,
  failures: {},
  incidents: {},
  unmarked: 0,
  coalesced: 0,
  cooldowns: { hits: 0, totalMs: 0 },
  disabled: { hits: 0, totalMs: 0 },
  current: { state: "ready", until: null, since: null, model: null, reason: null, basis: "events" },
  needs: null,
  stuck: null,
  lastFailureAt: null,
  lastSuccessAt: null,
  intervalsLeftOut: 0,
};

const WINDOW: KeyInterval = {
  kind: "cooldown",
  from: 0,
  startSeen: true,
  to: 60_000,
  until: 60_000,
  end: "inferred",
  endedBy: null,
  reason: "rate_limit",
  scope: "model",
  model: "large",
  reused: 0,
  requestId: null,
  traceId: null,
  line: { source: "/log", offset: 0, bytes: 99 },
};
