import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openControl } from "@/db/open-control";
import { readySample } from "@/db/sample-stores";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import { ensureSample } from "@/lib/ingest/sample-store";
import { SAMPLE_CATALOGUE } from "@/lib/sample/catalogue";
import { SAMPLE_ROUTE_CHANGES } from "@/lib/sample/route-changes";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readCapabilities } from "@/lib/services/read-capabilities";
import { readDowngrades } from "@/lib/services/read-downgrades";
import { parseTable } from "@/lib/yaml/parse-table";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempDir } from "./stores/temp-store";

/** A Monday morning: what ordinary traffic there is in the night before shall not matter. */
const endAt = Date.UTC(2026, 10, 23, 4, 40);
const range = { from: endAt - DAY_MS, to: endAt };

let stores: ConsoleStores;
/** What a newcomer sees who opens Downgrades: the last day. */
let answer: Downgrades;

let dataDir: string;

beforeAll(async () => {
  dataDir = tempDir();
  await ensureSample(dataDir, endAt, () => {});
  const sample = readySample(dataDir);
  if (sample === null) throw new Error("There is no sample.");
  const events = openEventReader(sample.dir);
  const control = openControl(sample.dir);
  stores = {
    ...ASKED_LOCALLY,
    mode: "sample",
    events,
    control,
    gateways: [],
    ingestStatus: null,
    now: endAt,
  };
  answer = await readDowngrades(stores, { ...range, table: "flows" });
  return () => {
    events.close();
    control.$client.close();
  };
}, 120_000);

test("the last day of the sample has every kind of manual intervention beside its downgrades", () => {
  const { byKind } = answer.interventions;
  expect(Object.keys(byKind).sort()).toEqual([
    "config_write",
    "key_order",
    "restart",
    "route_commit",
    "session_override",
  ]);
  expect(byKind).toEqual({
    ...{ config_write: 3, key_order: 1, restart: 1, route_commit: 1, session_override: 3 },
  });
  expect(answer.totals.downgraded).toBeGreaterThan(50);
  const hours = answer.marks.map(({ at }) => Math.floor((endAt - at) / HOUR_MS));
  expect(new Set(hours).size).toBeGreaterThanOrEqual(4);
});

test("it shows what a downgrade costs: vision, context, nothing that is known", () => {
  const costs = answer.flows.map(({ cost }) => cost);
  const lost = costs.flatMap((cost) => (cost.label === "known" ? cost.lost : []));
  expect(lost).toContainEqual({ what: "vision" });
  expect(lost).toContainEqual({ what: "context", from: 500_000, to: 256_000 });
  expect(costs).toContainEqual({ label: "unlabelled", missing: ["openai/gpt-6-astro"] });
});

test("the catalogue of the sample is one edit of its own settings, and one model of its traffic has no label", async () => {
  const { version, models, unlabelled } = await readCapabilities(stores);
  expect(version).toBe(1);
  expect(models).toEqual(SAMPLE_CATALOGUE.models);
  expect(unlabelled).toContain("mistral/devstral-2606");
});

test("its route tables have a history that its people made, and a change that waits for a verdict", async () => {
  const sample = readySample(dataDir);
  const git = (...args: string[]) =>
    execFileSync("git", ["--git-dir", `${sample?.dir}/route-tables.git`, ...args], {
      encoding: "utf8",
    });
  git("fsck", "--strict");
  expect(git("log", "--format=%an: %s", "main", "--", "europe.yaml").trim()).toBe(
    "Edda Rossi: A third model behind the default\nEdda Rossi: Routes of the Gateways in Europe",
  );
  expect(git("tag").trim().split("\n")).toEqual(["europe/v1", "europe/v2", "united-states/v1"]);
  const drafts = stores.control?.$client
    .prepare(
      "SELECT title, phase, saved_at < :endAt AS isPast FROM route_drafts WHERE phase <> 'committed'",
    )
    .all({ endAt });
  expect(drafts).toEqual([
    { title: "Support starts with the small OpenAI model", phase: "in_review", isPast: 1 },
  ]);
});

test("whatever its routes name is a model of its traffic", async () => {
  const seen = new Set(Object.keys(SAMPLE_CATALOGUE.models).concat("mistral/devstral-2606"));
  for (const { text } of SAMPLE_ROUTE_CHANGES) {
    const { table, issues } = parseTable(text);
    expect(issues).toEqual([]);
    for (const { primary, fallbacks = [] } of Object.values(table?.scenarios ?? {})) {
      expect(seen).toContain(primary);
      for (const model of fallbacks) expect(seen).toContain(model);
    }
  }
});
