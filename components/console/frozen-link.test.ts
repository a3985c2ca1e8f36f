import { expect, test } from "vitest";
import { frozenLink } from "./frozen-link";

const range = { from: Date.UTC(2026, 10, 22, 2), to: Date.UTC(2026, 10, 22, 3, 0, 0, 500) };

test("a copied link has exact times, and all else of the address", () => {
  const link = frozenLink("http://h:1/now?r=1h&region=eu&region=us&rows=key&in_key=a#x", range);
  const url = new URL(link);
  expect(Date.parse(url.searchParams.get("from") ?? "")).toBe(range.from);
  expect(Date.parse(url.searchParams.get("to") ?? "")).toBe(range.to);
  expect(url.searchParams.has("r")).toBe(false);
  expect(url.searchParams.getAll("region")).toEqual(["eu", "us"]);
  expect(link).toMatch(/^http:\/\/h:1\/now\?.*rows=key.*in_key=a.*#x$/);
});
