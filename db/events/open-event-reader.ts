import { openStore } from "@/db/open-store";
import type { EventReader } from "@/lib/core/store/event-store";
import { findRequests } from "./read/find-requests";
import { knownLines } from "./read/known-lines";
import { knownOffsets } from "./read/known-offsets";
import { readActivity } from "./read/read-activity";
import { readArrivals } from "./read/read-arrivals";
import { readAttempt } from "./read/read-attempt";
import { readAttempts } from "./read/read-attempts";
import { ReadContext } from "./read/read-context";
import { readContradictions } from "./read/read-contradictions";
import { readEvidenceLevels } from "./read/read-evidence-levels";
import { readExtent } from "./read/read-extent";
import { readFacts } from "./read/read-facts";
import { readFiles } from "./read/read-files";
import { readHeardAround } from "./read/read-heard-around";
import { readKeyLabels } from "./read/read-key-labels";
import { readFirstUse, readKeyUse } from "./read/read-key-use";
import { readLastOfKeys } from "./read/read-last-of-keys";
import { readLosses } from "./read/read-losses";
import { readPulse } from "./read/read-pulse";
import { readRejected } from "./read/read-rejected";
import { readRequestCounts } from "./read/read-request-counts";
import { readRequestLines } from "./read/read-request-lines";
import { readRequests } from "./read/read-requests";
import { readSeries } from "./read/read-series";
import { readSources } from "./read/read-sources";
import { readValues } from "./read/read-values";
import { requestsSince } from "./store/request-gap";
import { readVersion } from "./store/version";

/** Opens the read side of events.db, which `migrateStores` must have made. It cannot write. */
export function openEventReader(dataDir: string): EventReader & { close(): void } {
  const context = new ReadContext(openStore(dataDir, "events", "read"));
  return {
    tallies: async (query) =>
      readSeries(context, { ...query, stepMs: null }).map(({ values, tally }) => ({
        values,
        tally,
      })),
    counts: async (query) =>
      readSeries(context, { ...query, latencies: false }).map(({ t, values, tally }) => {
        const { attempts, outcomes, rated } = tally;
        return { t, values, tally: { attempts, outcomes, rated } };
      }),
    series: async (query) => readSeries(context, query),
    attempts: async (query) => readAttempts(context, query),
    attempt: async (id) => readAttempt(context, id),
    requests: async (query) => readRequests(context, query),
    findRequests: async (id, limit) => findRequests(context, id, limit),
    requestLines: async (id) => readRequestLines(context, id),
    requestCounts: async (query) => readRequestCounts(context, query),
    requestsSince: async () => requestsSince(context.db),
    evidenceLevels: async (range) => readEvidenceLevels(context, range),
    heardAround: async (range) => readHeardAround(context, range),
    sources: async () => readSources(context),
    known: async (query) => knownLines(context, query),
    readTo: async (gateway) => knownOffsets(context, gateway),
    rejected: async (query) => readRejected(context, query),
    activity: async (range) => readActivity(context, range),
    files: async (limit) => readFiles(context, limit),
    contradictions: async (query) => readContradictions(context, query),
    losses: async (range) => readLosses(context, range),
    values: async () => readValues(context),
    firstUse: async (queries) => readFirstUse(context, queries),
    keyUse: async (queries) => readKeyUse(context, queries),
    lastOfKeys: async (query) => readLastOfKeys(context, query),
    facts: async (query) => readFacts(context, query),
    keyLabels: async () => readKeyLabels(context),
    keptSince: async () => context.keptSince(),
    extent: async () => readExtent(context),
    arrivals: async (query) => readArrivals(context, query),
    pulse: async () => readPulse(context),
    version: () => readVersion(context.db),
    close: () => context.db.close(),
  };
}
