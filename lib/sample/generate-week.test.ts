import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { generateWeek } from "./generate-week";
import { STORIES, STORM_KEY, type Story, UNPAID_KEY, WRONG_MODEL } from "./stories";
import type { TrueAttempt } from "./true-attempt";

const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");
const endAt = Date.UTC(2026, 10, 22, 16, 40);
const week = generateWeek({ seed: 7, endAt, sha256Hex });
const truth = new Map(week.map((g) => [g.gateway, [...g.truth()]]));
const lines = new Map(week.map((g) => [g.gateway, [...g.lines()]]));

/** What happened on a Gateway while a story lasted. */
function during(story: Story, gateway: string): TrueAttempt[] {
  const { from, to } = story.range(endAt);
  return (truth.get(gateway) ?? []).filter(({ at }) => at >= from && at < to);
}

const share = (some: readonly TrueAttempt[], is: (a: TrueAttempt) => boolean) =>
  some.filter(is).length / some.length;

const eventsOf = (gateway: string) =>
  (lines.get(gateway) ?? []).map((line) => JSON.parse(line)[1]).filter((f) => f?.event);

describe("the week as a whole", () => {
  test("the same seed and end give the same bytes, another seed does not", () => {
    const small = { endAt, sha256Hex, requestsPerDay: 120 };
    const digest = (seed: number) =>
      generateWeek({ ...small, seed }).map((g) => sha256Hex([...g.lines()].join("\n")));
    expect(digest(1)).toEqual(digest(1));
    expect(digest(1)).not.toEqual(digest(2));
  });

  test("it has 25 000 to 40 000 attempts on five Gateways", () => {
    const attempts = [...truth.values()].flat();
    expect(truth.size).toBe(5);
    expect(attempts.length).toBeGreaterThan(25_000);
    expect(attempts.length).toBeLessThan(40_000);
    expect(attempts.every(({ outcome }) => OUTCOMES.includes(outcome))).toBe(true);
  });

  test("nothing happens before the week or at its end or later", () => {
    for (const { at } of [...truth.values()].flat()) {
      expect(at).toBeGreaterThanOrEqual(endAt - 7 * DAY_MS);
      expect(at).toBeLessThan(endAt);
    }
  });

  test("apart from the stories, about one call in a hundred fails", () => {
    const ordinary = [...truth.values()].flat().filter(({ at, gateway }) =>
      Object.values<Story>(STORIES).every((story) => {
        const { from, to } = story.range(endAt);
        return !story.gateways.includes(gateway) || at < from || at >= to + HOUR_MS;
      }),
    );
    const failures = share(ordinary, ({ outcome }) => outcome !== "ok");
    expect(failures).toBeGreaterThan(0.005);
    expect(failures).toBeLessThan(0.015);
  });

  test("nights are quiet and weekends quieter than working days", () => {
    const perDay = (day: number) =>
      (truth.get("lite-1") ?? []).filter(({ at }) => new Date(at).getUTCDay() === day).length;
    const nights = share(truth.get("lite-1") ?? [], ({ at }) => new Date(at).getUTCHours() < 4);
    expect(perDay(6)).toBeLessThan(perDay(3) / 2);
    expect(nights).toBeLessThan(0.03);
  });
});

describe.each(week.map((g) => [g.gateway, g] as const))("the log of %s", (id, gateway) => {
  const records = (lines.get(id) ?? []).map((line) => JSON.parse(line));

  test("is in time order", () => {
    const times = records.map(({ time }) => Date.parse(time));
    expect(times).not.toContain(Number.NaN);
    expect(times.every((at, index) => index === 0 || at >= (times[index - 1] ?? 0))).toBe(true);
  });

  test("has records in the shape of its kind", () => {
    const keys =
      gateway.kind === "tuples"
        ? ["time", "requestId", "sessionId", "provider", "modelId", "status", "latencyMs"]
        : ["0", "_meta", "time", "hostname", "message"];
    for (const record of records) for (const key of keys) expect(record).toHaveProperty(key);
  });

  test("names keys by their hashes, which the profiles resolve", () => {
    for (const [hash, name] of Object.entries(gateway.profiles)) {
      expect(hash).toBe(`sha256:${sha256Hex(name).slice(0, 12)}`);
    }
    const logged = records.map((r) => r[1]?.profileId).filter((profile) => profile !== undefined);
    for (const hash of logged) expect(gateway.profiles).toHaveProperty([hash]);
  });
});

describe("stories", () => {
  test.each(Object.values<Story>(STORIES))("$id lies within the week", (story) => {
    const { from, to } = story.range(endAt);
    expect(from).toBeGreaterThan(endAt - 7 * DAY_MS);
    expect(to).toBeGreaterThan(from);
    expect(to).toBeLessThanOrEqual(endAt);
  });

  test("storm: 429s on one key of anthropic, still going on at the end", () => {
    const calls = during(STORIES.storm, "fra-1").filter((a) => a.provider === "anthropic");
    const limited = calls.filter(({ outcome }) => outcome === "rate_limited");
    expect(limited.length / calls.length).toBeGreaterThan(0.25);
    expect(share(limited, ({ keyId }) => keyId === STORM_KEY)).toBeGreaterThan(0.7);
    expect(limited.some(({ at }) => at > endAt - 3 * MINUTE_MS)).toBe(true);
    const decisions = new Set(eventsOf("fra-1").map(({ decision }) => decision));
    expect([...decisions]).toEqual(
      expect.arrayContaining(["rotate_profile", "fallback_model", "candidate_succeeded"]),
    );
  });

  test("egress: openai and anthropic hang and break from Singapore, qwen does not", () => {
    const broken = (a: TrueAttempt) => a.outcome === "timeout" || a.outcome === "network";
    const [qwen, others] = [true, false].map((isQwen) =>
      during(STORIES.egress, "sin-1").filter((a) => (a.provider === "qwen") === isQwen),
    );
    expect(share(others ?? [], broken)).toBeGreaterThan(0.3);
    expect(share(qwen ?? [], broken)).toBeLessThan(0.05);
  });

  test("wrong model: 404 between two configuration writes, and at no other time", () => {
    const missing = [...truth.values()].flat().filter(({ model }) => model === WRONG_MODEL);
    const { from, to } = STORIES.wrong_model.range(endAt);
    expect(missing.length).toBeGreaterThan(20);
    expect(missing.every(({ outcome }) => outcome === "model_unavailable")).toBe(true);
    expect(missing.every(({ at }) => at >= from && at < to + 5 * MINUTE_MS)).toBe(true);
    const writes = (lines.get("iad-1") ?? []).filter((line) => line.includes("config.patch write"));
    expect(writes).toHaveLength(2);
  });

  test.each(["iad-1", "iad-2"])("overload: %s downgrades, and some requests get nothing", (id) => {
    const calls = during(STORIES.overload, id).filter((a) => a.provider === "anthropic");
    expect(share(calls, ({ outcome }) => outcome === "overloaded")).toBeGreaterThan(0.5);
    const steps = eventsOf(id).map((fields) => fields.fallbackStepFinalOutcome);
    expect(steps.filter((step) => step === "succeeded").length).toBeGreaterThan(50);
    expect(steps).toContain("chain_exhausted");
  });

  test("unpaid: one qwen key is locked out for longer each time", () => {
    const locks = eventsOf("fra-1").filter(({ windowType }) => windowType === "disabled");
    const hash = `sha256:${sha256Hex(UNPAID_KEY).slice(0, 12)}`;
    expect(locks.length).toBeGreaterThanOrEqual(4);
    expect(locks.every(({ profileId }) => profileId === hash)).toBe(true);
    const last = Math.max(...locks.map(({ disabledUntil }) => disabledUntil));
    expect(last).toBeGreaterThan(STORIES.unpaid.range(endAt).to + 30 * MINUTE_MS);
  });

  test("cut streams: answered with 200 and broken off, also where no call is logged", () => {
    const cut = STORIES.cut_streams.gateways
      .flatMap((id) => during(STORIES.cut_streams, id))
      .filter(({ status, outcome }) => status === 200 && outcome === "network");
    expect(cut.length).toBeGreaterThan(10);
    expect(new Set(cut.map(({ provider }) => provider))).toEqual(new Set(["mistral"]));
    expect(cut.some(({ seenAs }) => seenAs === "cut_stream")).toBe(true);
  });
});

test("a few captured replies are in one log, and all of them are obviously made up", () => {
  const captured = [...lines.values()]
    .flat()
    .map((line) => JSON.parse(line))
    .filter((record) => record._meta?.name === "openclaw");
  expect(captured.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^\(sample reply/),
    expect.stringMatching(/^\(sample reply/),
    expect.stringMatching(/^\(sample reply/),
  ]);
});

test("no line has anything in it that looks like a credential", () => {
  const suspicious = /\b(?:sk|pk|ghp|xox[abp])-|bearer |api[_-]?key["']?\s*[:=]/i;
  for (const line of [...lines.values()].flat()) expect(line).not.toMatch(suspicious);
});
