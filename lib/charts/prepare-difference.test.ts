import { describe, expect, test } from "vitest";
import type { Difference, DifferentValue } from "@/lib/contracts/difference";
import { HOUR_MS } from "@/lib/core/time/range";
import { prepareDifference } from "./prepare-difference";

const range = { from: Date.UTC(2026, 10, 22, 1, 30), to: Date.UTC(2026, 10, 22, 4) };

function value(part: Partial<DifferentValue>): DifferentValue {
  return {
    ...{ dimension: "provider", value: "anthropic", label: null },
    ...{ selected: 83, selectedOf: 100, selectedShare: 0.83 },
    ...{ rest: 90, restOf: 1_000, restShare: 0.09 },
    ...{ among: "all", within: [] },
    ...part,
  };
}

function answer(found: DifferentValue[], withheld: Difference["withheld"] = []): Difference {
  return { range, asOf: range.to, selected: 100, rest: 1_000, found, leftOut: 0, withheld };
}

const timeouts = { range: null, filters: { outcome: ["timeout" as const] } };
const one = (part: Partial<DifferentValue>, selection = timeouts) =>
  prepareDifference(answer([value(part)]), selection).found[0];

describe("a value that stands out", () => {
  test("has its counts in words, and leads to exactly its rows", () => {
    expect(one({})).toMatchObject({
      selected: {
        counts: "83 of 100",
        link: { filters: { outcome: ["timeout"], provider: ["anthropic"] }, range },
      },
      rest: { percent: "9\u202f%", link: null },
      only: { filters: { provider: ["anthropic"] } },
      among: "",
    });
  });

  test("leads nowhere where more rows have it than were compared", () => {
    expect(one({ selectedOf: 80 })).toMatchObject({
      selected: { link: null },
      among: "among attempts at Gateways that log every call only",
    });
  });

  test("among failures leads to failures", () => {
    const selection = { range: { from: range.from, to: range.from + 60_000 }, filters: {} };
    const view = prepareDifference(answer([value({ among: "failures" })]), selection).found[0];
    expect(view?.selected.link).toEqual({
      filters: { not_outcome: ["ok"], provider: ["anthropic"] },
      range: selection.range,
    });
    expect(view?.among).toBe("among failed attempts only");
  });

  test("says what the rest has in common with it", () => {
    const view = one({ dimension: "model", within: ["provider", "region"], among: "failures" });
    expect(view?.among).toBe("among failed attempts of the same provider and region only");
  });

  test("of an hour shows that hour, as far as it is in the range", () => {
    const hour = Date.UTC(2026, 10, 22, 1);
    expect(one({ dimension: "hour", value: String(hour) })?.only).toEqual({
      range: { from: range.from, to: hour + HOUR_MS },
    });
  });

  test("of a Gateway version shows its Gateways, and of a route version only its name", () => {
    expect(one({ dimension: "gatewayVersion", gateways: ["a", "b"] })?.only).toEqual({
      filters: { gateway: ["a", "b"] },
    });
    expect(one({ dimension: "routeVersion" })?.only).toBeNull();
  });
});

test("what is not compared says why, and what the selection has most of", () => {
  const withheld = [
    {
      dimension: "key" as const,
      why: { field: "key" as const, known: 0.07 },
      most: [{ value: "k", label: null, selected: 60 }],
    },
    { dimension: "region" as const, why: "one_value" as const, most: [] },
  ];
  const { withheld: views, alike } = prepareDifference(answer([value({})], withheld), timeouts);
  expect(views[0]).toMatchObject({
    why: "known for 7\u202f% of the attempts only",
    most: [{ counts: "60 of 100", link: { filters: { key: ["k"], outcome: ["timeout"] }, range } }],
  });
  expect(alike).not.toContain("key");
  expect(alike).not.toContain("provider");
  expect(alike).toContain("model");
});
