import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { openEventWriter } from "@/db/events/open-event-writer";
import { preparedSql } from "@/db/events/store/prepared";
import { openStore } from "@/db/open-store";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { batchesOf, lines, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";
import { findRequests } from "./find-requests";
import { readActivity } from "./read-activity";
import { readAttempt } from "./read-attempt";
import { readAttempts } from "./read-attempts";
import { ReadContext } from "./read-context";
import { readContradictions } from "./read-contradictions";
import { readEvidenceLevels } from "./read-evidence-levels";
import { readExtent } from "./read-extent";
import { readKeyUse } from "./read-key-use";
import { readLastOfKeys } from "./read-last-of-keys";
import { readRequestCounts } from "./read-request-counts";
import { readRequestLines } from "./read-request-lines";
import { readRequests } from "./read-requests";
import { readSeries } from "./read-series";

/** As if three attempts were many, so that every table is read. */
vi.mock("@/lib/core/rollup/kept-from", async (original) => ({
  ...(await original<typeof import("@/lib/core/rollup/kept-from")>()),
  keptFrom: (_cube: unknown, level: number) => (level >= HOUR_MS ? 0 : 3),
}));

const range = { from: MIDNIGHT - 3 * DAY_MS - 1, to: MIDNIGHT + 3 * DAY_MS + 1 };
const onlyOne = { ...NO_FILTER, include: { key: ["anthropic"] } };
const failures = { ...NO_FILTER, notOutcomes: ["ok" as const] };

function storeWithRows(): ReadContext {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const sample of fc.sample(lines, { numRuns: 5, seed: 11 })) {
    for (const batch of batchesOf(sample)) writer.write(batch);
  }
  writer.close();
  return new ReadContext(openStore(dir, "events", "read"));
}

/** What SQLite says it does for each statement, with days and white space taken out. */
function plansOf(context: ReadContext): Map<string, string> {
  const plans = new Map<string, string>();
  for (const sql of preparedSql(context.db)) {
    if (/^\s*explain/i.test(sql)) continue;
    const steps = context.db.prepare(`explain query plan ${sql}`).all(...bound(sql)) as {
      detail: string;
    }[];
    plans.set(plain(sql), steps.map(({ detail }) => plain(detail)).join("; "));
  }
  return plans;
}

function bound(sql: string): number[] {
  return Array.from(sql.matchAll(/\?/g), () => 0);
}

function plain(text: string): string {
  return text
    .replace(/_20\d{6}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function readListsOfRequests(context: ReadContext): void {
  const nothing = { results: [], traits: [], requested: [], served: [], reasons: [] };
  const asked = { range, ...nothing, limit: 3, cursor: null };
  for (const filter of [NO_FILTER, onlyOne, failures]) {
    const { requests, nextCursor } = readRequests(context, { ...asked, filter });
    readRequests(context, { ...asked, filter, results: ["exhausted"], cursor: nextCursor });
    for (const { id } of requests) {
      findRequests(context, id, 10);
      readRequestLines(context, id);
    }
  }
  for (const id of ["r1", "run-1", "t1"]) findRequests(context, id, 10);
}

test("no read of a dashboard scans rows, evidence, search keys or rollups: each names its index", () => {
  const context = storeWithRows();
  for (const filter of [NO_FILTER, onlyOne, failures]) {
    for (const stepMs of [null, MINUTE_MS, 10 * MINUTE_MS, HOUR_MS]) {
      readSeries(context, { range, by: ["region", "provider"], filter, stepMs });
      readSeries(context, { range, by: ["provider", "model"], filter, stepMs });
    }
    const page = readAttempts(context, { range, filter, limit: 3, cursor: null });
    readAttempts(context, { range, filter, limit: 3, cursor: page.nextCursor });
    for (const { id } of page.attempts) readAttempt(context, id);
  }
  readAttempts(context, {
    range,
    filter: { ...failures, include: onlyOne.include },
    limit: 3,
    cursor: null,
  });
  for (const filter of [NO_FILTER, onlyOne]) {
    readContradictions(context, { range, filter, most: 3 });
  }
  readActivity(context, range);
  const use = { gateways: ["gw-b"], provider: "anthropic", keyId: "anthropic", model: null, range };
  readKeyUse(context, [
    { ...use, succeeded: true },
    { ...use, succeeded: false },
  ]);
  readLastOfKeys(context, { range, filter: NO_FILTER, keys: [] });
  readEvidenceLevels(context, range);
  readExtent(context);
  readListsOfRequests(context);
  readRequestCounts(context, { range, filter: NO_FILTER, stepMs: MINUTE_MS });
  readRequestCounts(context, { range, filter: NO_FILTER, stepMs: null });

  const plans = plansOf(context);
  context.db.close();
  const big = [...plans].filter(([sql]) =>
    /\b(attempts|evidence|lookup|rollup\w*|activity|requests|request_keys|request_sums)\b/.test(
      sql.split(" from ")[1] ?? "",
    ),
  );
  expect(big.length).toBeGreaterThan(10);
  for (const [sql, plan] of big) {
    const scanned = plan.match(
      /SCAN (attempts|evidence|lookup|rollup\w*|activity|requests|request_keys|request_sums)\b/,
    );
    expect(scanned && `${sql}: ${plan}`).toBeNull();
    expect(plan).toMatch(/USING (INTEGER PRIMARY KEY|PRIMARY KEY|(COVERING )?INDEX)/);
    expect(
      sql.includes("order by") && plan.includes("TEMP B-TREE") ? `${sql}: ${plan}` : null,
    ).toBeNull();
  }
  const days = "from (select id, sums from rollup_1d where id >= ? and id < ? order by id)";
  for (const wanted of ["id", "length(sums)", "cast(group_concat(sums, '') as blob)"]) {
    expect(plans.get(`select ${wanted} ${days}`)).toMatch(
      /SEARCH rollup_1d USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
    );
  }
  const latestFailures = [...plans].find(([sql]) => sql.includes("indexed by attempts_failures"));
  expect(latestFailures?.[1]).toBe("SEARCH attempts USING INDEX attempts_failures (at>? AND at<?)");
});
