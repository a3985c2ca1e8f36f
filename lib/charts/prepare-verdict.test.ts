import { expect, test } from "vitest";
import type { Finding, Now } from "@/lib/contracts/now";
import { findingAnswer } from "./finding-answer";
import { heatmapAnswer } from "./heatmap-answer";
import { AVAILABILITY_FAILURES, EMPTY_TALLY } from "./measure";
import { nowAnswer } from "./now-answer";
import { prepareVerdict, type VerdictView } from "./prepare-verdict";
import type { Part } from "./sentence-part";

const RANGE = { from: 1_000, to: 900_000 };

const FINDING = findingAnswer({
  outcome: "rate_limited",
  where: { provider: "anthropic", region: "eu-central" },
  count: 312,
  of: 940,
  countEverywhere: 312,
  since: 400_000,
  lastSeen: 890_000,
  until: 899_000,
  ongoing: true,
  key: { id: "k1", label: "team-b", share: 0.83 },
});

function now(parts: Partial<Now>): Now {
  return nowAnswer({ range: RANGE, verdict: "failing", ...parts });
}

function failing(...findings: Finding[]) {
  const verdict = prepareVerdict(now({ findings }));
  if (verdict.kind !== "failing") throw new Error(verdict.kind);
  return verdict;
}

function calm(heatmap: Now["heatmap"]): VerdictView & { kind: "calm" } {
  const verdict = prepareVerdict(now({ verdict: "calm", heatmap }));
  if (verdict.kind !== "calm") throw new Error(verdict.kind);
  return verdict;
}

const ENDED = { ...FINDING, ongoing: false, until: 600_000, lastSeen: 540_000, key: null };

function recovered(parts: Partial<Now>): VerdictView & { kind: "recovered" } {
  const verdict = prepareVerdict(now({ verdict: "recovered", findings: [ENDED], ...parts }));
  if (verdict.kind !== "recovered") throw new Error(verdict.kind);
  return verdict;
}

/** Attempts of one step; `logged`: by Gateways that log failures only. */
function step(t: number, of: { rated?: number; logged?: number }): Now["points"][number] {
  const attempts = (of.rated ?? 0) + (of.logged ?? 0);
  return { ...EMPTY_TALLY, t, attempts, rated: { attempts: of.rated ?? 0, outcomes: {} } };
}

function words(parts: readonly Part[]): string {
  return parts.map((part) => ("at" in part ? `@${part.at}` : part.text)).join("");
}

function links(parts: readonly Part[]) {
  return Object.fromEntries(
    parts.flatMap((part) => (part.kind === "link" ? [[part.text, part.link]] : [])),
  );
}

test("the sentence says where, how much, since when and on which key", () => {
  const { worst } = failing(FINDING);
  expect(worst.place.map(({ text }) => text)).toEqual(["anthropic", "eu-central"]);
  expect(words(worst.evidence)).toBe(
    "312 of 940 attempts (33\u202f%) since @400000, 83\u202f% of it on key team-b",
  );
});

test("every number leads to exactly what was counted", () => {
  const range = { from: 400_000, to: 899_000 };
  const place = { provider: ["anthropic"], region: ["eu-central"] };
  expect(links(failing(FINDING).worst.evidence)).toEqual({
    "312": { filters: { ...place, outcome: ["rate_limited"] }, range },
    "940 attempts": { filters: place, range },
    "key team-b": { filters: { ...place, key: ["k1"], outcome: ["rate_limited"] }, range },
  });
});

test("without a denominator there is a count and no percentage", () => {
  const { worst } = failing({ ...FINDING, of: null, key: null });
  expect(words(worst.evidence)).toBe("312 failed, rate unknown since @400000");
});

test("a count whose share would mislead says which field is known too seldom", () => {
  const withheldBy = { field: "outcome", known: 0.62 } as const;
  const { worst } = failing({ ...FINDING, of: null, withheldBy });
  expect(words(worst.evidence)).toContain(
    "312 failed, rate withheld: outcome known for 62\u202f% of these attempts",
  );
});

test("what was there from the start of the range has no beginning to name, and is counted from there", () => {
  const { worst } = failing({ ...FINDING, since: null, key: null });
  expect(words(worst.evidence)).toContain("since before this range");
  expect(worst.all.range).toEqual({ from: 1_000, to: 899_000 });
});

test("an episode that is over says when it was last seen", () => {
  const [ended] = recovered({ findings: [{ ...FINDING, ongoing: false, key: null }] }).ended;
  expect(words(ended?.evidence ?? [])).toBe(
    "312 of 940 attempts (33\u202f%) since @400000, last seen @890000",
  );
});

test("the rest of the same outcome is named, so that nobody takes one place for all of it", () => {
  const { worst } = failing({ ...FINDING, countEverywhere: 344, key: null });
  expect(words(worst.evidence)).toContain("; 32 more rate limited elsewhere or before");
});

test("an unknown region is named as unknown and filters by the empty value", () => {
  const { worst } = failing({ ...FINDING, where: { provider: "mistral", region: null } });
  expect(worst.place.map(({ text }) => text)).toEqual(["mistral", "unknown region"]);
  expect(worst.all.filters?.region).toEqual([""]);
});

test("a key that is already part of the place is not repeated", () => {
  const { worst } = failing({ ...FINDING, where: { key: "k1" } });
  expect(words(worst.evidence)).not.toContain("of it on");
});

test("findings keep the order of the server, worst first", () => {
  const { worst, others } = failing(FINDING, { ...FINDING, outcome: "timeout" });
  expect([worst, ...others].map(({ sign }) => sign.kind === "outcome" && sign.outcome)).toEqual([
    "rate_limited",
    "timeout",
  ]);
});

test("when all has ended the headline is that, and what ended stands under it", () => {
  const heatmap = heatmapAnswer({
    cells: [{ row: "eu", column: "a", attempts: 940, outcomes: { rate_limited: 312 } }],
    range: RANGE,
  });
  const verdict = recovered({ heatmap, points: [step(660_000, { rated: 40 })] });
  expect(verdict).toMatchObject({ headline: "Nothing is failing now", proven: true });
  expect(words(verdict.evidence)).toBe("940 attempts, 312 failures");
  expect(verdict.ended.map(({ sign }) => sign.kind === "outcome" && sign.outcome)).toEqual([
    "rate_limited",
  ]);
});

test.each([
  ["no attempt since", [], 0, "No attempts since the last failures"],
  [
    "attempts before it ended only",
    [step(540_000, { rated: 9 })],
    0,
    "No attempts since the last failures",
  ],
  ["no line about success", [step(660_000, { logged: 2 })], 0, "No failures are logged now"],
  [
    "a range of the past",
    [step(660_000, { rated: 9 })],
    9_000_000,
    "Nothing was failing at the end of this range",
  ],
  [
    "a past without success",
    [step(660_000, { logged: 2 })],
    9_000_000,
    "No failures were logged at the end of this range",
  ],
] as const)("recovery is not claimed of more than was seen: %s", (_, points, later, headline) => {
  expect(recovered({ points: [...points], asOf: RANGE.to + later }).headline).toBe(headline);
});

test("a Gateway that logs failures only is not said to have made no attempt", () => {
  const heatmap = heatmapAnswer({
    cells: [{ row: "eu", column: "a", outcomes: { timeout: 4 }, denominator: "unknown" }],
  });
  const { headline, proven } = recovered({ heatmap });
  expect({ headline, proven }).toEqual({
    headline: "Nothing was logged since the last failures",
    proven: false,
  });
});

test("calm says how much was tried", () => {
  const verdict = calm(heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 12_431 }] }));
  expect(verdict.headline).toBe("No failures");
  expect(words(verdict.evidence)).toBe("12\u202f431 attempts");
});

test("one failure is one", () => {
  const verdict = calm(
    heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 100, outcomes: { timeout: 1 } }] }),
  );
  expect(words(verdict.evidence)).toBe("100 attempts, 1 scattered failure");
});

test("calm with scattered failures does not claim that there were none", () => {
  const verdict = calm(
    heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 100, outcomes: { timeout: 2 } }] }),
  );
  expect(verdict.headline).toBe("Nothing stands out");
  expect(links(verdict.evidence)["2 scattered failures"]?.filters.outcome).toEqual(
    AVAILABILITY_FAILURES,
  );
});

test("calm names what nothing proves either way", () => {
  const verdict = calm(
    heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 100, outcomes: { unknown: 3 } }] }),
  );
  expect(verdict.headline).toBe("No failures");
  expect(words(verdict.evidence)).toBe("100 attempts, 3 of unknown outcome");
});

test("calm of Gateways that log failures only does not claim that calls went well", () => {
  const verdict = calm(
    heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 3, denominator: "unknown" }] }),
  );
  expect(verdict.headline).toBe("No failure was logged");
  expect(words(verdict.evidence)).toContain("how many went well is not known");
});

test.each(["no_traffic", "no_data"] as const)("%s is not calm", (verdict) => {
  expect(prepareVerdict(now({ verdict })).kind).toBe(verdict);
});
