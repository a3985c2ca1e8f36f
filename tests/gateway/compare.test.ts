import { expect, test } from "vitest";
import type { ProviderCall } from "../gateway-lab/providers";
import { compare, isTrue, type Stop, type Told } from "./compare";

const KILL: Stop = { gateway: "gw", signal: "SIGKILL", from: 100_000, to: 100_050 };

test("equal calls are no difference, in whatever order they came", () => {
  const truth = [call({ behaviour: "429", status: 429 }), call({})];
  const attempts = [told({}), told({ status: 429, outcome: "rate_limited" })];
  expect(compare(truth, attempts, [])).toEqual({ differences: [], stopped: [] });
});

test("a call that Signalbox does not tell is a difference, and so is one that no provider saw", () => {
  const attempts = [told({ provider: "claude-relay" })];
  expect(compare([call({})], attempts, []).differences).toEqual([
    { what: "gw claude-relay nova-large 200 ok", truth: 0, told: 1 },
    { what: "gw nova-us nova-large 200 ok", truth: 1, told: 0 },
  ]);
});

test("a wrong outcome is a difference on both sides", () => {
  const attempts = [told({ status: 429, outcome: "billing" })];
  const { differences } = compare([call({ behaviour: "429", status: 429 })], attempts, []);
  expect(differences.map(({ truth, told: n }) => [truth, n])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("a call in flight at a kill may be missing, and is named", () => {
  const cut = call({ startedAt: 99_900, endedAt: 100_020, cutOff: true, status: 0 });
  const { differences, stopped } = compare([cut], [], [KILL]);
  expect(differences).toEqual([]);
  expect(stopped).toEqual([{ call: cut, stop: KILL, inFlight: true, told: null }]);
});

test("a kill excuses no other Gateway and no call long before or after it", () => {
  const truth = [
    call({ gateway: "other", startedAt: 99_900, endedAt: 100_020 }),
    call({ startedAt: 80_000, endedAt: 80_100 }),
    call({ startedAt: 100_051, endedAt: 100_300 }),
  ];
  const { differences, stopped } = compare(truth, [], [KILL]);
  expect(stopped).toEqual([]);
  expect(differences.reduce((sum, { truth: n }) => sum + n, 0)).toBe(3);
});

test("a call at a kill may be told as unknown, but not as something that it was not", () => {
  const cut = call({ startedAt: 99_900, endedAt: 100_020 });
  const [unknown] = compare([cut], [told({ status: null, outcome: "unknown" })], [KILL]).stopped;
  const [wrong] = compare([cut], [told({ status: 429, outcome: "rate_limited" })], [KILL]).stopped;
  expect(unknown && isTrue(unknown)).toBe(true);
  expect(wrong && isTrue(wrong)).toBe(false);
});

test("an attempt of another trace is not taken for the call at a kill", () => {
  const cut = call({ startedAt: 99_900, endedAt: 100_020 });
  const { differences, stopped } = compare([cut], [told({ traceId: "another" })], [KILL]);
  expect(stopped[0]?.told).toBeNull();
  expect(differences).toEqual([{ what: "gw nova-us nova-large 200 ok", truth: 0, told: 1 }]);
});

function call(of: Partial<ProviderCall>): ProviderCall {
  return {
    gateway: "gw",
    provider: "nova-us",
    model: "nova-large",
    key: "nova-us:primary",
    trace: "trace",
    behaviour: "ok",
    status: 200,
    startedAt: 1_000,
    endedAt: 1_200,
    cutOff: false,
    ...of,
  };
}

function told(of: Partial<Told>): Told {
  return {
    gateway: "gw",
    provider: "nova-us",
    model: "nova-large",
    status: 200,
    outcome: "ok",
    traceId: "trace",
    at: 1_200,
    ...of,
  };
}
