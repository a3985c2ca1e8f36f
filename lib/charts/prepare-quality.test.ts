import { describe, expect, test } from "vitest";
import type { Quality } from "@/lib/contracts/quality";
import { formatBytes, prepareQuality, type QualityPart } from "./prepare-quality";
import { qualityAnswer, qualityGateway } from "./quality-answer";

const words = (parts: readonly QualityPart[]) =>
  parts.map((part) => (part.kind === "time" ? `<${part.at}>` : part.text)).join("");

function answer(parts: Partial<Quality>) {
  const { good, headline, notes } = prepareQuality(qualityAnswer(parts));
  return { good, headline: words(headline), notes: notes.map((one) => words(one.parts)) };
}

const a = qualityGateway({ gateway: "gw-a" });
const b = qualityGateway({ gateway: "gw-b" });

test("where every Gateway sends everything, that is the whole answer", () => {
  expect(answer({ gateways: [a] })).toEqual({
    good: true,
    headline: "gw-a sends evidence of every call.",
    notes: [],
  });
  expect(answer({ gateways: [a, b] }).headline).toBe("Both Gateways send evidence of every call.");
});

test("the Gateway that hides its successes is named, with since when", () => {
  const blind = qualityGateway({ gateway: "gw-b", failuresOnlySince: 1_200_000 });
  const third = qualityGateway({ gateway: "gw-c" });
  const fourth = qualityGateway({ gateway: "gw-d" });
  expect(answer({ gateways: [a, blind, third, fourth] })).toMatchObject({
    good: false,
    headline:
      "3 of 4 Gateways send evidence of every call; gw-b logs failures only since <1200000>.",
  });
});

test("a single Gateway that hides its successes is not compared with others", () => {
  const blind = qualityGateway({ gateway: "gw-b", evidence: "failures_only" });
  expect(answer({ gateways: [blind] }).headline).toBe("gw-b logs failures only.");
  expect(answer({ gateways: [blind, { ...blind, gateway: "gw-c" }] })).toMatchObject({
    headline: "None of 2 Gateways sends evidence of every call; gw-b logs failures only.",
    notes: ["gw-c logs failures only"],
  });
});

test("a Gateway that was not heard in the range is neither whole nor blind", () => {
  const silent = qualityGateway({ gateway: "gw-b", lines: 0, attempts: 0 });
  expect(answer({ gateways: [a, silent, qualityGateway({ gateway: "gw-c" })] })).toEqual({
    good: false,
    headline: "Both Gateways that were heard send evidence of every call.",
    notes: ["Nothing in this range from gw-b"],
  });
  expect(answer({ gateways: [a, silent] }).headline).toBe("gw-a sends evidence of every call.");
  expect(answer({ gateways: [silent] }).headline).toBe("gw-b has sent nothing in this range.");
});

describe("what stands against the numbers", () => {
  test("bytes that were gone before they were read, at least so many", () => {
    const loss = {
      gateway: "gw-a",
      source: "/x.log",
      what: "not_saved",
      count: 2_500,
      times: 1,
    } as const;
    expect(answer({ gateways: [a], losses: [{ ...loss, firstAt: 5, lastAt: 9 }] }).notes).toEqual([
      "gw-a: 2.5 kB of its lines were gone before they were read, last noticed <9>",
    ]);
  });

  test("more than a tenth of outcomes that nothing tells, and not a tenth", () => {
    const unknown = (count: number) =>
      answer({ gateways: [qualityGateway({ unknownOutcomes: count })] }).notes;
    expect(unknown(10)).toEqual([]);
    expect(unknown(11)).toEqual([
      "fra-1: 11 of 100 attempts ended in a way that nothing tells (11\u202f%): its ratios are withheld",
    ]);
  });

  test("more than one line in a hundred that was not understood", () => {
    const bad = (malformed: number) =>
      answer({ gateways: [qualityGateway({ sources: [{ malformed }] })] }).notes;
    expect(bad(10)).toEqual([]);
    expect(bad(30)).toEqual(["fra-1: 30 of 1\u202f000 lines (3\u202f%) were not understood"]);
  });

  test("a clock that is ahead, and a silence that lasts", () => {
    const gateways = [
      qualityGateway({ sources: [{ aheadMs: 90_000 }], gaps: [{ from: 60_000, to: null }] }),
    ];
    expect(answer({ gateways }).notes).toEqual([
      "fra-1: its newest event is 1 min ahead of the clock here",
      "Silent for longer than usual: fra-1 since <60000>",
    ]);
  });

  test("a silence that is over is no reason to doubt what came after it", () => {
    expect(answer({ gateways: [qualityGateway({ gaps: [{ from: 0, to: 60_000 }] })] }).good).toBe(
      true,
    );
  });
});

test.each([
  [999, "999 bytes"],
  [1_500, "1.5 kB"],
  [23_400, "23 kB"],
  [5_600_000, "5.6 MB"],
  [2_000_000_000, "2.0 GB"],
])("%i bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes).replace("\u202f", "")).toBe(text);
});
