import { expect, test } from "vitest";
import { AttemptsQuery } from "@/lib/contracts/attempts";
import { HeatmapQuery } from "@/lib/contracts/heatmap";
import { RatesQuery } from "@/lib/contracts/rates";
import { readQuery } from "./read-query";

const read = (schema: Parameters<typeof readQuery>[0], text: string) =>
  readQuery(schema, new URLSearchParams(text));

test("a filter may be repeated, and an empty value stays: it means unknown", () => {
  expect(read(HeatmapQuery, "provider=a&provider=b&region=")).toMatchObject({
    provider: ["a", "b"],
    region: [""],
    rows: "region",
    columns: "provider",
  });
});

test("instants are ISO 8601 or epoch milliseconds", () => {
  const query = read(AttemptsQuery, "from=2026-11-22T10:00:00%2B05:30&to=1795341600000");
  expect(query).toMatchObject({ from: Date.UTC(2026, 10, 22, 4, 30), to: 1795341600000 });
});

test.each([
  "from=yesterday",
  "from=2026-11-22T10:00:00",
  "outcome=bad",
  "rows=moon",
  "rows=",
  "bogus=1",
  "__proto__=1",
  "constructor=1",
])("%s is refused, not ignored", (text) => {
  expect(() => read(HeatmapQuery, text)).toThrow(
    expect.objectContaining({ code: "invalid_query" }),
  );
});

test("a filter that cannot be answered yet is refused as such", () => {
  expect(() => read(HeatmapQuery, "chain=default")).toThrow(
    expect.objectContaining({ code: "unsupported_filter" }),
  );
});

test("rates group by at most three known dimensions", () => {
  expect(read(RatesQuery, "by=provider,model")).toMatchObject({ by: ["provider", "model"] });
  expect(read(RatesQuery, "by=")).toMatchObject({ by: [] });
  expect(() => read(RatesQuery, "by=provider,shoe")).toThrow();
});
