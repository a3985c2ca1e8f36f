import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import type { DifferenceQuery } from "@/lib/contracts/difference";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { type AttemptFilter, type EventReader, NO_FILTER } from "@/lib/core/store/event-store";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readAttempts } from "@/lib/services/read-attempts";
import { readDifference } from "@/lib/services/read-difference";
import { readKeys } from "@/lib/services/read-keys";
import { readMarks } from "@/lib/services/read-marks";
import { readNow } from "@/lib/services/read-now";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import { INCIDENT_HOUR } from "./incident-hour";
import { incidentLines } from "./incident-lines";
import { INCIDENTS } from "./incidents";
import { writeIncidents } from "./write-incidents";

let events: EventReader;

beforeAll(async () => {
  const dir = tempStores();
  await writeIncidents(dir);
  events = openEventReader(dir);
});
afterAll(() => events.close());

const { from, to } = INCIDENT_HOUR;

function stores(): ConsoleStores {
  return {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [{ id: "any" }],
    ingestStatus: null,
    now: to,
  } as ConsoleStores;
}

/** What a screen asks that is filtered by the Gateways of an incident. */
function asked(id: string) {
  const { scenes } = INCIDENTS.find((incident) => incident.id === id) ?? { scenes: [] };
  return { from, to, gateway: scenes.map(({ gateway }) => gateway) };
}

function only(id: string): AttemptFilter {
  return { ...NO_FILTER, include: { gateway: asked(id).gateway } };
}

function now(id: string) {
  return readNow(stores(), { ...asked(id), rows: "region", columns: "provider" });
}

test("the same hour gives the same bytes", () => {
  for (const { scenes } of INCIDENTS) {
    for (const scene of scenes) {
      expect(incidentLines(scene, INCIDENT_HOUR)).toEqual(incidentLines(scene, INCIDENT_HOUR));
    }
  }
});

/** The finding of the verdict with this outcome, at the place that it names. */
async function finding(id: string, outcome: Outcome) {
  const { findings } = await now(id);
  const found = findings.find((one) => one.outcome === outcome);
  if (found === undefined) throw new Error(`${id}: no finding says ${outcome}`);
  return found;
}

function keys(id: string) {
  return readKeys(stores(), asked(id));
}

describe("the evidence of each incident is there", () => {
  test("one provider's 429 on one key: most of it on that key, and its Gateway alone", async () => {
    const { where, key, count } = await finding("one-key", "rate_limited");
    expect(where).toMatchObject({ provider: "anthropic", gateway: "one-key-fra" });
    expect(key?.label).toBe("anthropic:one-key-a");
    expect(key?.share).toBeGreaterThan(0.6);
    expect(count).toBeGreaterThan(20);
  });

  test("a region's egress: network failures of every provider in one region", async () => {
    const { where, count } = await finding("egress", "network");
    expect(where).toMatchObject({ region: "ap-southeast" });
    expect(where).not.toHaveProperty("provider");
    expect(count).toBeGreaterThan(50);
    await finding("egress", "timeout");
  });

  test("a wrong model id: every call of it fails, and a configuration write stands just before", async () => {
    const { where, count, of, since } = await finding("wrong-model", "model_unavailable");
    expect(where).toMatchObject({ model: "gpt-6-astro", gateway: "wrong-model-iad" });
    expect(count).toBe(of);
    const marks = await readMarks(stores(), INCIDENT_HOUR, only("wrong-model"));
    expect(marks).toMatchObject([
      { kind: "config_write", intervention: "config_write", gateway: "wrong-model-iad" },
    ]);
    expect((since ?? 0) - (marks[0]?.at ?? 0)).toBeLessThan(3 * MINUTE_MS);
  });

  test("a shared budget: both keys run into limits in the same minutes", async () => {
    const { boundaries } = await keys("shared-budget");
    const shared = boundaries.find(({ kind }) => kind === "shared_budget");
    expect(shared).toMatchObject({ provider: "qwen", gateways: ["shared-budget-fra"] });
    expect(shared?.count).toBeGreaterThan(2);
  });

  test("a stuck cool-down: hours to go, and calls with the key go on succeeding", async () => {
    const { keys: rows, labels } = await keys("stuck");
    const row = rows.find(({ keyId }) => labels[keyId] === "anthropic:stuck-a");
    expect(Math.max(...(row?.intervals ?? []).map(({ until }) => until))).toBeGreaterThan(
      to + HOUR_MS,
    );
    expect(row?.stuck?.successes).toBeGreaterThanOrEqual(3);
  });

  test("a billing lock-out: the key is disabled and needs a person", async () => {
    const { keys: rows, labels } = await keys("billing");
    const row = rows.find(({ keyId }) => labels[keyId] === "qwen:billing-a");
    expect(row).toMatchObject({
      needs: "person",
      current: { state: "disabled", reason: "billing" },
    });
  });

  test("a silent downgrade: nothing failed, and another model answered", async () => {
    const { findings, heatmap } = await now("silent");
    expect(findings).toEqual([]);
    expect(heatmap.total.outcomes).toEqual({ ok: heatmap.total.attempts });
  });

  test("a broken stream: network failures after a 200", async () => {
    const { where } = await finding("broken-stream", "network");
    expect(where).toMatchObject({ provider: "mistral" });
    const broken = await events.attempts({
      range: { from, to },
      filter: { ...only("broken-stream"), outcomes: ["network"] },
      limit: 50,
      cursor: null,
    });
    expect(new Set(broken.attempts.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("a container with old config: only it still calls the model, and only it was not changed", async () => {
    const { where, count, of } = await finding("old-config", "model_unavailable");
    expect(where).toMatchObject({ model: "gpt-5-legacy", gateway: "old-config-docker" });
    expect(count).toBe(of);
    const marks = await readMarks(stores(), INCIDENT_HOUR, only("old-config"));
    expect(marks.map(({ gateway }) => gateway).sort()).toEqual([
      "old-config-npm",
      "old-config-server",
    ]);
  });

  test("an overloaded provider: the Gateway says rate limit, the error text says overloaded", async () => {
    const { where } = await finding("mislabelled", "overloaded");
    expect(where).toMatchObject({ provider: "openai" });
    const { found } = await events.contradictions({
      range: INCIDENT_HOUR,
      filter: only("mislabelled"),
      most: 1_000,
    });
    expect(found).toMatchObject([{ label: "rate_limit", outcome: "overloaded" }]);
  });
});

describe("what is different", () => {
  const differs = async (id: string, selection: Partial<DifferenceQuery>) => {
    const answer = await readDifference(stores(), { ...asked(id), ...selection });
    const named = answer.found.map(
      ({ dimension, value, label }) => `${dimension} ${label ?? value}`,
    );
    return { ...answer, named };
  };

  test("names region, Gateway and runtime path of one region's egress before anything else", async () => {
    const { named, found } = await differs("egress", { in_outcome: ["network", "timeout"] });
    expect(named).toEqual(
      expect.arrayContaining(["region ap-southeast", "gateway egress-sin", "runtime server"]),
    );
    expect(["region", "gateway", "runtime"]).toContain(found[0]?.dimension);
    for (const { selected, selectedOf, rest, restOf } of found) {
      expect(selected / selectedOf).toBeGreaterThan(rest / restOf);
    }
  });

  test("names the container that was left behind", async () => {
    const { named } = await differs("old-config", { in_outcome: ["model_unavailable"] });
    expect(named).toEqual(
      expect.arrayContaining(["gateway old-config-docker", "runtime docker", "model gpt-5-legacy"]),
    );
  });

  test("counts selection and rest as the list of attempts does", async () => {
    const filter = { ...NO_FILTER, outcomes: ["network" as const] };
    const listed = await readAttempts(stores(), {
      ...asked("egress"),
      outcome: ["network"],
      limit: 1,
    });
    const all = await readAttempts(stores(), { ...asked("egress"), limit: 1 });
    const { selected, rest } = await differs("egress", { in_outcome: filter.outcomes });
    expect({ selected, all: selected + rest }).toEqual({ selected: listed.total, all: all.total });
  });

  test("of a part of the time is about all of the rest, and not about hours", async () => {
    const { selected, rest, withheld } = await differs("egress", {
      in_from: from,
      in_to: from + 600_000,
    });
    const part = await readAttempts(stores(), { ...asked("egress"), to: from + 600_000, limit: 1 });
    const all = await readAttempts(stores(), { ...asked("egress"), limit: 1 });
    expect([selected, selected + rest]).toEqual([part.total, all.total]);
    expect(withheld).toContainEqual({ dimension: "hour", why: "selected_by", most: [] });
  });

  test("is refused where nothing is selected", async () => {
    await expect(differs("egress", {})).rejects.toThrow("Nothing is selected");
  });
});
