import type { LiveAttempts } from "@/lib/contracts/live";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { attemptRow } from "./read-attempts";

/** With how many a listener starts. */
const AT_START = 200;
/** How far before the newest attempt of all those of a start may lie. */
const START_RANGE_MS = 30 * DAY_MS;

export type LiveAttemptsQuery = {
  /** Version up to which the listener knows; `null`: it knows nothing yet. */
  readonly since: number | null;
  readonly filter: AttemptFilter;
  readonly limit: number;
};

/** What arrived since a version, or the newest ones where that cannot be told; and up to which version that is. */
export async function readLiveAttempts(
  stores: ConsoleStores,
  { since, filter, limit }: LiveAttemptsQuery,
): Promise<{ version: number; body: LiveAttempts }> {
  demand(stores, "evidence.read");
  const { events, now } = stores;
  const labels = await events.keyLabels();
  const news = since === null ? null : await events.arrivals({ since, filter, limit });
  if (news !== null) {
    const { version, attempts, gone, leftOut } = news;
    const rows = attempts.map((attempt) => attemptRow(attempt, labels));
    return {
      version,
      body: { asOf: now, fresh: false, attempts: rows, gone: [...gone], leftOut },
    };
  }
  // The version is taken first: what is written in between is then sent twice, and not never.
  const { version, lastAt } = await events.pulse();
  const attempts = lastAt === null ? [] : await newest(stores, filter, lastAt);
  return {
    version,
    body: {
      asOf: now,
      fresh: true,
      attempts: attempts.map((attempt) => attemptRow(attempt, labels)),
      gone: [],
      leftOut: 0,
    },
  };
}

async function newest({ events }: ConsoleStores, filter: AttemptFilter, lastAt: number) {
  const range = { from: lastAt - START_RANGE_MS, to: lastAt + 1 };
  const { attempts } = await events.attempts({ range, filter, limit: AT_START, cursor: null });
  return attempts;
}
