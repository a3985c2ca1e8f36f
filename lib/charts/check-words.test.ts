import { expect, test } from "vitest";
import { CHECK_CODES, type CheckCode, type CheckFinding } from "@/lib/core/routes/check-issue";
import type { Situation } from "@/lib/core/routes/situation";
import { checkWords, situationWords } from "./check-words";

const SITUATION: Situation = { kind: "cron", job: "nightly", agent: "main" };
const MODEL = "a/one";
const ALL: { readonly [code in CheckCode]: readonly Extract<CheckFinding, { code: code }>[] } = {
  banned_reachable: [
    {
      ...{ code: "banned_reachable", model: MODEL, pattern: "a/*", situation: SITUATION },
      way: ["b/two", MODEL],
    },
  ],
  ban_selectable: [
    { code: "ban_selectable", refs: null },
    { code: "ban_selectable", refs: ["a/*", "b/*"] },
  ],
  never_seen: [{ code: "never_seen", model: MODEL }],
  not_in_table: [{ code: "not_in_table", model: MODEL, attempts: 1_200, lastSeenAt: 0 }],
  one_provider: [{ code: "one_provider", provider: "a", models: 3 }],
  one_key: [
    { code: "one_key", provider: "a", key: "a:main", models: 2 },
    { code: "one_key", provider: "a", key: null, models: 2 },
  ],
  one_region: [{ code: "one_region", region: "eu", models: 2 }],
  no_key: [{ code: "no_key", provider: "a" }],
  duplicate: [{ code: "duplicate", model: MODEL }],
  capability_gap: [
    {
      ...{ code: "capability_gap", from: MODEL, to: "b/two" },
      lost: [
        { what: "vision" },
        { what: "tools" },
        { what: "context", from: 200_000, to: 32_000 },
        { what: "tier", from: "frontier", to: "small" },
      ],
    },
  ],
  threshold_broken: [
    {
      ...{ code: "threshold_broken", model: MODEL, threshold: "p95Ms", allowed: 3_000 },
      ...{ measured: 4_200.4, n: 97 },
    },
    {
      ...{ code: "threshold_broken", model: MODEL, threshold: "rateLimitedRatio", allowed: 0.02 },
      ...{ measured: 0.031, n: 97 },
    },
    {
      ...{ code: "threshold_broken", model: MODEL, threshold: "rateLimitedRatio", allowed: 0.2 },
      ...{ measured: 0.2034, n: 885 },
    },
  ],
  became_strict: [
    { code: "became_strict", model: MODEL, because: "empty_list", situation: SITUATION },
  ],
  list_without_effect: [{ code: "list_without_effect", situation: { kind: "utility" } }],
  primary_not_allowed: [
    { code: "primary_not_allowed", model: MODEL, instead: null },
    { code: "primary_not_allowed", model: MODEL, instead: "b/two" },
  ],
  no_provider: [{ code: "no_provider", written: "one", model: MODEL }],
};
/** What only we call so: codes, kinds of situations, names of fields. */
const OURS = /undefined|null|NaN|\[object|[a-z]_[a-z]|p95Ms|rateLimitedRatio/;

test.each(CHECK_CODES)("%s has a title and a sentence, in words of people", (code) => {
  const told = ALL[code].flatMap((finding) =>
    [null, "agent:ops"].map((scenario) => checkWords({ ...finding, scenario })),
  );
  expect(told.length).toBeGreaterThan(0);
  for (const { title, detail } of told) {
    expect(title).toMatch(/\S \S/);
    expect(title).not.toMatch(/[.:]$/);
    expect(detail).toMatch(/[.?]$/);
    expect(`${title} ${detail}`).not.toMatch(OURS);
  }
});

test("a finding names what it is about, and every figure stands beside its n", () => {
  const words = (code: CheckCode, at = 0) => {
    const finding = ALL[code][at];
    if (finding === undefined) throw new Error(`There is no case ${at} of ${code}.`);
    const { title, detail } = checkWords({ ...finding, scenario: "default" });
    return `${title}. ${detail}`;
  };
  expect(words("banned_reachable")).toContain(
    'job nightly reaches it. By the ban "a/*": b/two → a/one.',
  );
  expect(words("one_key")).toContain("use one key, a:main");
  expect(words("one_region")).toContain("only seen in eu");
  expect(words("threshold_broken")).toMatch(/4\s200 ms, allowed 3\s000 ms \(n = 97\)/);
  expect(words("threshold_broken", 1)).toMatch(/3\.1\s?%, allowed 2(?:\.0)?\s?% \(n = 97\)/);
  expect(words("threshold_broken", 2)).toMatch(/just over the 20\s?% that are allowed \(n = 885\)/);
  expect(words("capability_gap")).toMatch(
    /vision, tools, context \(200\s000 → 32\s000 tokens\), tier \(frontier → small\)/,
  );
});

test("every way in which a run comes to its models has words, and no two have the same", () => {
  const situations: readonly Situation[] = [
    { kind: "default" },
    { kind: "agent", agent: "ops" },
    SITUATION,
    { kind: "session_model", model: MODEL },
    { kind: "session_default" },
    { kind: "run_model", model: MODEL },
    { kind: "image" },
    { kind: "pdf" },
    { kind: "media", medium: "audio" },
    { kind: "utility" },
    { kind: "compaction" },
    { kind: "scenario", name: "nightly" },
  ] as const;
  const words = situations.map(situationWords);
  for (const word of words) expect(word).not.toMatch(OURS);
  expect(new Set(words).size).toBe(situations.length);
});
