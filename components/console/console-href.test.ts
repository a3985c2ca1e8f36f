import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { consoleHref } from "./console-href";
import {
  type ConsoleParams,
  consoleParsers,
  filtersOf,
  rangeChoice,
  withFilter,
} from "./console-params";

const load = createLoader(consoleParsers);
const at = (search: string) => load(new URLSearchParams(search)) as ConsoleParams;

test("range, filters, zone and refresh go along to another screen", () => {
  const search = "?r=7d&tz=utc&refresh=10s&provider=a&provider=b&not_region=";
  expect(consoleHref(at(search), "/attempts")).toBe(`/attempts${search}`);
});

test("defaults are left out of the address", () => {
  expect(consoleHref(at(""), "/now")).toBe("/now");
});

test("an exact range replaces the preset, and a preset replaces it again", () => {
  const range = {
    from: Date.parse("2026-11-22T02:41:00Z"),
    to: Date.parse("2026-11-22T02:59:30.500Z"),
  };
  const exact = consoleHref(at("?r=7d"), "/attempts", { range });
  expect(exact).toBe("/attempts?from=2026-11-22T02:41Z&to=2026-11-22T02:59:30.500Z");
  expect(rangeChoice(at(exact.slice("/attempts".length)))).toEqual({ kind: "between", ...range });
  expect(consoleHref(at(exact.slice("/attempts".length)), "/now", { range: "1h" })).toBe(
    "/now?r=1h",
  );
});

test("filters of the link replace those of the same name and leave the others", () => {
  const href = consoleHref(at("?provider=a&region=eu"), "/attempts", {
    filters: { provider: ["b"], outcome: ["timeout"] },
  });
  expect(filtersOf(at(href.slice("/attempts".length)))).toEqual({
    provider: ["b"],
    region: ["eu"],
    outcome: ["timeout"],
  });
});

test("unknown survives the address as an empty value", () => {
  const href = consoleHref(at(""), "/attempts", { filters: { region: [""] } });
  expect(href).toBe("/attempts?region=");
  expect(filtersOf(at("?region="))).toEqual({ region: [""] });
});

test("a screen's own parameters stand after the shared ones", () => {
  expect(consoleHref(at("?r=1h"), "/attempts", { params: { attempt: "x y" } })).toBe(
    "/attempts?r=1h&attempt=x+y",
  );
});

test("an address that somebody broke by hand falls back instead of failing", () => {
  const params = at(
    "?r=2h&from=yesterday&to=today&refresh=often&runtime=toaster&outcome=meh&outcome=timeout",
  );
  expect(rangeChoice(params)).toEqual({ kind: "preset", preset: "24h" });
  expect(filtersOf(params)).toEqual({ outcome: ["timeout"] });
});

test("a range that ends before it starts is no range", () => {
  expect(rangeChoice(at("?from=2026-11-22T03:00Z&to=2026-11-22T02:00Z"))).toEqual({
    kind: "preset",
    preset: "24h",
  });
});

test("a name is either included or excluded", () => {
  expect(withFilter({ not_provider: ["a"], region: ["eu"] }, "provider", { is: ["b"] })).toEqual({
    provider: ["b"],
    region: ["eu"],
  });
});
