import type { AttemptRow } from "@/lib/contracts/attempts";
import type { LiveAttempts } from "@/lib/contracts/live";
import { MINUTE_MS } from "@/lib/core/time/range";

export type TailRow = {
  readonly attempt: AttemptRow;
  /** How long after its own time it arrived, where that is worth saying; `null` also where it was there before. */
  readonly lateMs: number | null;
};

/** What a tail shows, the last arrival first, and what it keeps back while rows must not move. */
export type LiveTail = {
  /** False until the first answer. */
  readonly started: boolean;
  readonly rows: readonly TailRow[];
  readonly waiting: readonly TailRow[];
  /** Attempts that are no more, and whose rows go as soon as rows may move. */
  readonly going: ReadonlySet<string>;
  /** Arrived since the tail was opened. */
  readonly arrived: number;
  /** Of these: not sent, because they were too many. */
  readonly leftOut: number;
  /** Shown or kept back once, and dropped to make place. */
  readonly letGo: number;
  /** The reader has emptied it. */
  readonly cleared: boolean;
};

export const EMPTY_TAIL: LiveTail = {
  started: false,
  rows: [],
  waiting: [],
  going: new Set(),
  arrived: 0,
  leftOut: 0,
  letGo: 0,
  cleared: false,
};

export const MOST_TAIL_ROWS = 2_000;

/** An attempt is called late from here on: logs are read and joined within seconds. */
const LATE_MS = MINUTE_MS;

/** `hold`: rows must not move, so what is new waits. What is known already changes in its place. */
export function hearNews(tail: LiveTail, news: LiveAttempts, hold: boolean): LiveTail {
  return news.fresh ? startAnew(tail, news, hold) : addNews(tail, news, hold);
}

/** Lets what waited in, above what is there. */
export function showWaiting(tail: LiveTail): LiveTail {
  const { waiting, going } = tail;
  if (waiting.length === 0 && going.size === 0) return tail;
  const rows = [...waiting, ...tail.rows].filter(({ attempt }) => !going.has(attempt.id));
  return cut({ ...tail, rows, waiting: [], going: new Set() });
}

/** Empties the view; what arrives next is shown. */
export function clearTail(tail: LiveTail): LiveTail {
  return { ...EMPTY_TAIL, started: tail.started, cleared: true };
}

function startAnew(tail: LiveTail, { attempts }: LiveAttempts, hold: boolean): LiveTail {
  const rows = attempts.map((attempt) => ({ attempt, lateMs: null }));
  if (!hold || tail.rows.length === 0) return { ...tail, started: true, rows, waiting: [] };
  const known = new Set(tail.rows.map(({ attempt }) => attempt.id));
  const waiting = rows.filter(({ attempt }) => !known.has(attempt.id));
  return { ...tail, started: true, waiting };
}

function addNews(tail: LiveTail, news: LiveAttempts, hold: boolean): LiveTail {
  const changed = new Map(news.attempts.map((attempt) => [attempt.id, attempt]));
  const known = new Set<string>();
  const inPlace = (row: TailRow): TailRow => {
    const now = changed.get(row.attempt.id);
    if (now === undefined) return row;
    known.add(now.id);
    return { ...row, attempt: now };
  };
  const rows = tail.rows.map(inPlace);
  const waiting = tail.waiting.map(inPlace);
  const added = news.attempts
    .filter(({ id }) => !known.has(id))
    .map((attempt) => ({ attempt, lateMs: lateness(attempt, news.asOf) }));
  const going = new Set([...tail.going, ...news.gone].filter((id) => !changed.has(id)));
  const next = cut({
    ...tail,
    started: true,
    rows,
    waiting: [...added, ...waiting],
    going,
    arrived: tail.arrived + added.length + news.leftOut,
    leftOut: tail.leftOut + news.leftOut,
  });
  return hold ? next : showWaiting(next);
}

function lateness({ at }: AttemptRow, now: number): number | null {
  return now - at >= LATE_MS ? now - at : null;
}

function cut(tail: LiveTail): LiveTail {
  const rows = tail.rows.slice(0, MOST_TAIL_ROWS);
  const waiting = tail.waiting.slice(0, MOST_TAIL_ROWS);
  const dropped = tail.rows.length - rows.length + tail.waiting.length - waiting.length;
  return dropped === 0 ? tail : { ...tail, rows, waiting, letGo: tail.letGo + dropped };
}
