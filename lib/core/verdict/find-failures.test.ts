import { expect, test } from "vitest";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { type FailureCell, findFailures } from "./find-failures";

const STEP = 10 * MINUTE_MS;
const RANGE = { from: 0, to: 24 * HOUR_MS };
const PROVIDERS = ["anthropic", "openai", "qwen"];
const REGIONS = ["eu-central", "us-east"];

/** `count` failures in each step from `from` to `to`. */
function storm(
  outcome: Outcome,
  place: Partial<FailureCell["place"]>,
  { from, to, count, key = null }: { from: number; to: number; count: number; key?: string | null },
): FailureCell[] {
  const at = {
    provider: "anthropic",
    region: "eu-central",
    model: "opus",
    gateway: "fra-1",
    ...place,
  };
  const cells: FailureCell[] = [];
  for (let t = from; t < to; t += STEP) cells.push({ t, outcome, count, key, place: at });
  return cells;
}

/** One failure an hour, somewhere. */
function noise(outcome: Outcome): FailureCell[] {
  return Array.from({ length: 24 }, (_, hour) => ({
    t: hour * HOUR_MS,
    outcome,
    count: 1,
    key: null,
    place: {
      provider: PROVIDERS[hour % 3] ?? null,
      region: REGIONS[hour % 2] ?? null,
      model: "m",
      gateway: "g",
    },
  }));
}

test("a storm on one key is named with provider, region and key, and since when it goes on", () => {
  const cells = [
    ...noise("rate_limited"),
    ...storm(
      "rate_limited",
      {},
      { from: 23 * HOUR_MS, to: 24 * HOUR_MS, count: 40, key: "team-b" },
    ),
    ...storm("rate_limited", {}, { from: 23 * HOUR_MS, to: 24 * HOUR_MS, count: 8, key: "team-a" }),
  ];
  const [first] = findFailures(cells, RANGE, STEP);
  expect(first).toMatchObject({
    outcome: "rate_limited",
    where: { provider: "anthropic", region: "eu-central" },
    since: 23 * HOUR_MS,
    until: RANGE.to,
    ongoing: true,
    key: { id: "team-b" },
  });
  expect(first?.count).toBeGreaterThanOrEqual(6 * 48);
  expect(first?.key?.share).toBeCloseTo(40 / 48, 1);
});

test("failures of one region over several providers are named by the region alone", () => {
  const cells = PROVIDERS.flatMap((provider) =>
    storm(
      "timeout",
      { provider, region: "ap-southeast", gateway: "sin-1", model: `${provider}-x` },
      {
        from: 2 * HOUR_MS,
        to: 5 * HOUR_MS,
        count: 10,
      },
    ),
  );
  const [first] = findFailures(cells, RANGE, STEP);
  expect(first?.where).toEqual({ region: "ap-southeast", gateway: "sin-1" });
  expect(first).toMatchObject({ since: 2 * HOUR_MS, until: 5 * HOUR_MS, ongoing: false });
});

test("what goes on now comes before what was larger and is over", () => {
  const cells = [
    ...storm("server_error", { provider: "qwen" }, { from: HOUR_MS, to: 4 * HOUR_MS, count: 90 }),
    ...storm("timeout", {}, { from: 23.5 * HOUR_MS, to: 24 * HOUR_MS, count: 5 }),
  ];
  expect(findFailures(cells, RANGE, STEP).map(({ outcome }) => outcome)).toEqual([
    "timeout",
    "server_error",
  ]);
});

test("what was there from the start of the range has no beginning", () => {
  const cells = storm("network", {}, { from: 0, to: 24 * HOUR_MS, count: 3 });
  expect(findFailures(cells, RANGE, STEP)[0]?.since).toBeNull();
});

test("caller faults and unknown outcomes are not failures of ours", () => {
  const at = { from: 0, to: HOUR_MS, count: 100 };
  const cells = [
    ...storm("invalid_request", {}, at),
    ...storm("unknown", {}, at),
    ...storm("aborted", {}, at),
  ];
  expect(findFailures(cells, RANGE, STEP)).toEqual([]);
});

test("an unknown place is a place like any other", () => {
  const cells = storm("timeout", { region: null }, { from: 0, to: HOUR_MS, count: 9 });
  expect(findFailures(cells, RANGE, STEP)[0]?.where).toHaveProperty("region", null);
});
