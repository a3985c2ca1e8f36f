import { expect, test } from "vitest";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { moved, withChain, withScenario, withSection, writtenChain } from "./edit-scenario";

test("the first fallback becomes the primary when it is moved to the top", () => {
  const scenario = { primary: "a/one", fallbacks: ["b/two", "c/three"], slo: { p95Ms: 9 } };
  const chain = moved(writtenChain(scenario), 1, 0);
  const expected = { primary: "b/two", fallbacks: ["a/one", "c/three"], slo: { p95Ms: 9 } };
  expect(withChain(scenario, chain)).toEqual(expected);
});

test("without a primary of its own a chain is fallbacks alone", () => {
  expect(withChain({ fallbacks: ["b/two", "c/three"] }, ["c/three", "b/two"])).toEqual({
    fallbacks: ["c/three", "b/two"],
  });
});

test("a scenario whose last fallback goes is strict, not without a list", () => {
  expect(withChain({ primary: "a/one", fallbacks: ["b/two"] }, ["a/one"])).toEqual({
    primary: "a/one",
    fallbacks: [],
  });
});

test("a primary without a list stays without one", () => {
  expect(withChain({ primary: "a/one" }, ["b/two"])).toEqual({ primary: "b/two" });
});

test("a move out of the list changes nothing", () => {
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
});

test("a scenario keeps its place when it changes, and the others stay the same objects", () => {
  const table: RouteTable = { scenarios: { default: { primary: "a/one" }, image: {}, pdf: {} } };
  const next = withScenario(table, "image", { primary: "b/two" });
  expect(Object.keys(next.scenarios)).toEqual(["default", "image", "pdf"]);
  expect(next.scenarios.pdf).toBe(table.scenarios.pdf);
  expect(withScenario(table, "image", null).scenarios).toEqual({
    ...{ default: { primary: "a/one" }, pdf: {} },
  });
});

test("a section without a value is not there", () => {
  const table: RouteTable = { scenarios: {}, banned: ["a/*"] };
  expect(withSection(table, "banned", undefined)).toEqual({ scenarios: {} });
});
