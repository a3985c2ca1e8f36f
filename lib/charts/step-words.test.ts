import { expect, test } from "vitest";
import type { TrailStep } from "@/lib/contracts/requests";
import { requestAttempt } from "./request-answer";
import { stepWords } from "./step-words";

const NAMES = {
  labels: { k1: "nova:primary", k2: "nova:spare" },
  time: (at: number) => new Date(at).toISOString().slice(11, 19),
};
const LARGE = { provider: "nova", model: "large" };
const AT = { at: 0, lines: [] };
const UNTIL = Date.UTC(2026, 10, 22, 2, 41, 37);

const CASES: readonly (readonly [TrailStep, string, string | null])[] = [
  [
    {
      ...requestAttempt("nova/large", { outcome: "rate_limited", status: 429, latencyMs: 212 }),
      ...AT,
      ...{ kind: "attempt", startedAt: null, keyId: "k2", keyLabel: "nova:spare" },
      ...{ gatewayReason: "rate_limit", errorPreview: "60 per minute", errorCode: null },
    },
    "Calls nova/large with key spare: rate limited (429) after 212 ms",
    "60 per minute",
  ],
  [
    { ...AT, ...LARGE, kind: "retry", attempt: 2, delayMs: 2_490, reason: "rate_limit" },
    "Waits 2.49 s, then tries nova/large again, retry 2",
    "rate limited",
  ],
  [
    { ...AT, ...LARGE, kind: "retry", attempt: null, delayMs: null, reason: null },
    "Waits for an unknown time, then tries nova/large again",
    null,
  ],
  [
    { ...AT, ...LARGE, kind: "rotation", keyId: "k1", toKeyId: null, reason: "timeout" },
    "Takes another key of nova: primary → unknown",
    "timeout",
  ],
  [
    {
      ...AT,
      ...{ kind: "key", provider: "nova", keyId: "k1", window: "cooldown", until: UNTIL },
      ...{ reused: false, reason: "rate_limit" },
    },
    "Key primary of nova is cooling until 02:41:37",
    "rate limited",
  ],
  [
    {
      ...AT,
      ...{ kind: "key", provider: "nova", keyId: "k1", window: "disabled", until: null },
      ...{ reused: true, reason: "billing" },
    },
    "Key primary of nova was disabled already, and stays so for an unknown time",
    "billing",
  ],
  [
    { ...AT, ...LARGE, kind: "skip", reason: "rate_limit", until: UNTIL, keyId: "k2" },
    "Skips nova/large without a call; key spare is said to be ready at 02:41:37",
    "rate limited",
  ],
  [
    { ...AT, ...LARGE, kind: "skip", reason: null, until: null, keyId: null },
    "Skips nova/large without a call; when its keys are ready is not known",
    null,
  ],
  [
    { ...AT, ...LARGE, kind: "probe", reason: "billing" },
    "Tries nova/large although it is cooling",
    "billing",
  ],
  [
    {
      ...AT,
      ...{ kind: "fallback", from: LARGE, to: { provider: "qwen", model: null } },
      reason: "overloaded",
    },
    "Falls back from nova/large to qwen/?",
    "overloaded",
  ],
  [
    { ...AT, kind: "end", result: "served", served: LARGE, reason: "stop" },
    "The caller is served by nova/large",
    null,
  ],
  [
    { ...AT, kind: "end", result: "served", served: null, reason: null },
    "The caller is served; no line says by which model",
    null,
  ],
  [
    { ...AT, kind: "end", result: "aborted", served: null, reason: "caller_signal_aborted" },
    "The caller goes away before an answer",
    "caller signal aborted",
  ],
];

test.each(CASES)("%o is told in words", (step, what, why) => {
  expect(stepWords(step, NAMES)).toEqual({ what, why });
});
