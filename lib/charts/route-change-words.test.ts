import fc from "fast-check";
import { expect, test } from "vitest";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { tableDifference } from "@/lib/core/routes/table-difference";
import { anyEdit } from "@/tests/routes/any-table";
import { changeSubject, changeWords } from "./route-change-words";

const BASE: RouteTable = {
  scenarios: {
    default: { primary: "a/one", fallbacks: ["b/two", "c/three"], slo: { p95Ms: 8000 } },
    "agent:ops": { primary: "a/small", fallbacks: ["b/two"] },
  },
  banned: ["x/*"],
  review: { approvals: 1 },
};

function words(change: Partial<RouteTable>): string[] {
  return tableDifference(BASE, { ...BASE, ...change }).map(
    (one) => `${changeSubject(one)}: ${changeWords(one)}`,
  );
}

test("each change is a sentence that a reviewer can judge", () => {
  const { default: first, "agent:ops": ops } = BASE.scenarios;
  expect(
    words({
      scenarios: {
        default: { ...first, primary: "d/four" },
        "agent:ops": { ...ops, fallbacks: [] },
      },
    }),
  ).toEqual([
    "default: primary: a/one → d/four",
    "agent:ops: loses its last fallback, b/two: strict from now on, no safety net",
  ]);
  expect(
    words({
      scenarios: {
        default: { ...first, fallbacks: ["c/three", "e/five", "b/two"], slo: { p95Ms: 9000 } },
        image: { primary: "a/eye" },
      },
    }),
  ).toEqual([
    "default: fallbacks: + e/five (2 of 3); order: c/three, e/five, b/two",
    "default: thresholds: P95 in ms: 8000 → 9000",
    "image: new: a/eye, without fallbacks of its own",
    "agent:ops: taken away; it was a/small, then b/two",
  ]);
  expect(
    words({ banned: ["y/*"], review: { approvals: 2, groups: { sre: ["r@acme.example"] } } }),
  ).toEqual([
    "Banned models: y/* is banned; x/* is not banned any more",
    "Review policy: needed for a commit: 1 approval → 2 approvals, with one of sre (r@acme.example)",
  ]);
});

test("there are words for every change of any two tables", () => {
  fc.assert(
    fc.property(anyEdit, ([base, target]) => {
      for (const change of tableDifference(base, target)) {
        expect(changeWords(change)).not.toMatch(/undefined|\[object/);
        expect(changeWords(change).length).toBeGreaterThan(3);
      }
    }),
  );
});
