import { expect, test } from "vitest";
import { classify, contradicts, type OutcomeEvidence } from "./classify";
import type { Outcome } from "./outcome";

const NOTHING: OutcomeEvidence = {
  status: null,
  answered: false,
  failedAfterAnswer: false,
  code: null,
  text: null,
  gatewayReason: null,
  timedOut: null,
};

/** Status, error text, expected outcome. Texts are those of real providers and Gateways. */
const ANSWERS: readonly (readonly [number, string | null, Outcome])[] = [
  [200, null, "ok"],
  [204, null, "ok"],
  [429, "429 Rate limit reached for requests per min (RPM): Limit 60, Used 60.", "rate_limited"],
  [429, null, "rate_limited"],
  [
    429,
    "429 You exceeded your current quota, please check your plan and billing details.",
    "billing",
  ],
  [429, '429: {"error":{"type":"overloaded_error","message":"Overloaded"}}', "overloaded"],
  [
    429,
    "Rate limit reached. You can increase your limit by adding a payment method to your billing account.",
    "rate_limited",
  ],
  [402, "402 Insufficient credits. Add more credits to continue.", "billing"],
  [400, "400 Your credit balance is too low to access the API.", "billing"],
  [401, "401 Incorrect API key provided.", "auth_failed"],
  [403, "403 Your account is not allowed to access this model in your region.", "auth_failed"],
  [403, "quota: too many requests for this project", "rate_limited"],
  [
    404,
    "404 The model `gpt-6` does not exist or you do not have access to it.",
    "model_unavailable",
  ],
  [400, "400 Invalid value for parameter.", "invalid_request"],
  [400, "400 model_not_found: no such deployment", "model_unavailable"],
  [400, "400 This request was flagged by our safety system.", "refused"],
  [400, "400 operator '+' cannot be overloaded", "invalid_request"],
  [413, null, "invalid_request"],
  [408, null, "timeout"],
  [504, "504 upstream request timeout", "timeout"],
  [524, null, "timeout"],
  [499, null, "aborted"],
  [500, "500 The server had an error while processing your request.", "server_error"],
  [500, "500 Overloaded", "overloaded"],
  [502, null, "server_error"],
  [503, "503 Service Unavailable", "overloaded"],
  [529, null, "overloaded"],
  [418, null, "unknown"],
];

test.each(ANSWERS)("status %d with the text %j is %s", (status, text, outcome) => {
  expect(classify({ ...NOTHING, status, answered: true, text }).outcome).toBe(outcome);
});

/** Code, message, expected outcome, for calls that were never answered. */
const BROKEN: readonly (readonly [string | null, string, Outcome])[] = [
  ["ECONNRESET", "fetch failed", "network"],
  ["ECONNREFUSED", "fetch failed", "network"],
  ["ENOTFOUND", "fetch failed", "network"],
  ["CERT_HAS_EXPIRED", "fetch failed", "network"],
  [null, "Connection error.", "network"],
  [null, "LLM idle timeout (8s): no response from model", "timeout"],
  ["ETIMEDOUT", "fetch failed", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "fetch failed", "timeout"],
  ["AbortError", "This operation was aborted embedded run timeout", "timeout"],
  [null, "caller_signal_aborted", "aborted"],
  [null, "", "unknown"],
];

test.each(BROKEN)("without an answer, code %s and message %j is %s", (code, text, outcome) => {
  expect(classify({ ...NOTHING, code, text }).outcome).toBe(outcome);
});

/** Error text after a 200. */
const CUT: readonly (readonly [string, Outcome])[] = [
  ["terminated", "network"],
  ["request timed out", "timeout"],
  ['{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}', "overloaded"],
  ["socket hang up", "network"],
];

test.each(CUT)("a 200 whose stream then fails with %j is %s, not ok", (text, outcome) => {
  const evidence = { ...NOTHING, status: 200, answered: true, failedAfterAnswer: true, text };
  expect(classify({ ...evidence, gatewayReason: "timeout" }).outcome).toBe(outcome);
});

test("the Gateway's label decides only where nothing better is known", () => {
  const label = { ...NOTHING, gatewayReason: "timeout" };
  expect(classify({ ...label, timedOut: true }).outcome).toBe("timeout");
  expect(classify({ ...label, timedOut: false }).outcome).toBe("network");
  expect(classify({ ...label, text: "429 too many requests" }).outcome).toBe("rate_limited");
});

test("a label contradicts an outcome only if it names another one", () => {
  expect(contradicts("timeout", "network")).toBe(true);
  expect(contradicts("timeout", "timeout")).toBe(false);
  expect(contradicts("no_error_details", "network")).toBe(false);
  expect(contradicts(null, "network")).toBe(false);
});
