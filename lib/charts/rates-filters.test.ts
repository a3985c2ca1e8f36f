import { expect, test } from "vitest";
import { ratesFilters } from "./rates-filters";

const timeouts = { kind: "outcomes", outcomes: ["timeout"], as: "ratio" } as const;

test("a line leads to its entity and its outcomes, unknown included", () => {
  const values = { provider: "anthropic", model: null };
  expect(ratesFilters(timeouts, { kind: "entity", values })).toEqual({
    outcome: ["timeout"],
    provider: ["anthropic"],
    model: [""],
  });
});

test("an outcome's bar leads to that outcome alone", () => {
  expect(ratesFilters(timeouts, { kind: "outcome", outcome: "network" })).toEqual({
    outcome: ["network"],
  });
});

test("a latency leads to all attempts of its entity", () => {
  const latency = { kind: "latency", quantile: "p95" } as const;
  expect(ratesFilters(latency, { kind: "entity", values: { provider: "p" } })).toEqual({
    provider: ["p"],
  });
});
