import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import type { TallyWire } from "@/lib/contracts/wire";
import type { EventReader } from "@/lib/core/store/event-store";
import { ingestFile } from "@/lib/ingest/ingest-file";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readAttempt } from "@/lib/services/read-attempt";
import { readAttempts } from "@/lib/services/read-attempts";
import { readHeatmap } from "@/lib/services/read-heatmap";
import { readNow } from "@/lib/services/read-now";
import { readQuality } from "@/lib/services/read-quality";
import { readRates } from "@/lib/services/read-rates";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { type Recording, recordings, trueOutcome } from "./recordings/recording";

/** The day on which all recordings were made. */
const DAY = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) };
const AXES = { rows: "provider", columns: "model" } as const;
const ALL = recordings();

let dir: string;
let reader: EventReader;
let stores: ConsoleStores;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-recorded-"));
  migrateStores(dir);
  const writer = openEventWriter(dir);
  for (const { name, logFile } of ALL) {
    const place = { gateway: name, region: `region-${name}`, runtime: "npm" } as const;
    const source = { ...place, kind: "openclaw_log", path: logFile } as const;
    await ingestFile({ writer, source, from: "whole" });
  }
  writer.close();
  reader = openEventReader(dir);
  stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events: reader,
    gateways: [],
    ingestStatus: null,
    now: DAY.to,
  };
});

afterAll(() => {
  reader.close();
  rmSync(dir, { recursive: true, force: true });
});

test("rows and rollups equal what a rebuild would give", () => {
  expect(checkIntegrity(dir)).toEqual([]);
});

describe.each(ALL)("$name", (recording) => {
  const query = { ...DAY, gateway: [recording.name] };

  test("the heatmap's cells hold what the providers saw", async () => {
    const { cells } = await readHeatmap(stores, { ...query, ...AXES });
    const shown = Object.fromEntries(
      cells.map(({ row, column, outcomes }) => [`${row} ${column}`, told(recording, outcomes)]),
    );
    expect(withoutEmpty(shown)).toEqual(countsOf(recording));
  });

  test("rates, attempts and heatmap count the same", async () => {
    const heatmap = await readHeatmap(stores, { ...query, ...AXES });
    const rates = await readRates(stores, { ...query, by: ["provider", "model"] });
    const attempts = await readAttempts(stores, { ...query, limit: 1_000 });
    expect(rates.total.attempts).toBe(heatmap.total.attempts);
    expect(attempts.total).toBe(heatmap.total.attempts);
    expect(attempts.attempts.length).toBe(Math.min(1_000, heatmap.total.attempts));
  });

  test("a ratio may be made only where every call is in the log", async () => {
    const now = await readNow(stores, { ...query, ...AXES });
    const rates = await readRates(stores, { ...query, by: ["provider", "model"] });
    const tallies: TallyWire[] = [
      now.heatmap.total,
      ...now.heatmap.cells,
      ...now.points,
      ...rates.series.flatMap((series) => [series.totals, ...series.points]),
    ];
    expect(new Set(tallies.map(({ denominator }) => denominator))).toEqual(
      new Set([recording.everyCall ? "known" : "unknown"]),
    );
    expect(now.heatmap.evidence).toBe(recording.everyCall ? "every_call" : "failures_only");
    expect(now.failuresOnly.length).toBe(recording.everyCall ? 0 : 1);
    if (!recording.everyCall) {
      for (const finding of now.findings) expect(finding.of).toBeNull();
      for (const cell of now.heatmap.cells) expect(cell.coverage).toBeNull();
    }
  });

  test("quality names the release and understands every line", async () => {
    const { gateways } = await readQuality(stores, query);
    expect(gateways).toHaveLength(1);
    expect(gateways[0]?.sources[0]).toMatchObject({
      release: recording.release.slice(0, 6),
      unrecognised: 0,
      malformed: 0,
      lines: recording.log.trimEnd().split("\n").length,
    });
  });

  test("every failure opens to the lines that it was read from", async () => {
    const { attempts } = await readAttempts(stores, { ...query, not_outcome: ["ok"], limit: 20 });
    for (const { id } of attempts) {
      const { lines, reasoning } = await readAttempt(stores, id);
      expect(reasoning.length).toBeGreaterThan(0);
      expect(lines.filter(({ own }) => own).length).toBeGreaterThan(0);
      for (const line of lines) expect(line.rawMissing).toBeNull();
    }
  });
});

test("no assistant reply and no e-mail address is in any answer", async () => {
  const attempts = await readAttempts(stores, { ...DAY, not_outcome: ["ok"], limit: 1_000 });
  const details = await Promise.all(
    attempts.attempts.slice(0, 40).map(({ id }) => readAttempt(stores, id)),
  );
  expect(JSON.stringify([attempts, details])).not.toMatch(/Lab answer|Mock answer|@example\./);
});

/** Per provider and model, what the providers answered; of a log of failures, failures. */
function countsOf({ truth, everyCall }: Recording) {
  const counts: Record<string, Record<string, number>> = {};
  for (const call of truth) {
    const outcome = trueOutcome(call);
    if (outcome === "ok" && !everyCall) continue;
    const name = `${call.provider} ${call.model}`;
    counts[name] ??= {};
    counts[name][outcome] = (counts[name][outcome] ?? 0) + 1;
  }
  return counts;
}

function told({ everyCall }: Recording, outcomes: TallyWire["outcomes"]) {
  const { ok, ...failures } = outcomes;
  return everyCall ? outcomes : failures;
}

function withoutEmpty(counts: Record<string, object>) {
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => Object.keys(n).length > 0));
}
