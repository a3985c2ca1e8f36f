import { expect, test } from "vitest";
import { requestAttempt, requestRow } from "./request-answer";
import { requestVerdict } from "./request-verdict";

const LIMITED = requestAttempt("nova/large", { status: 429, outcome: "rate_limited" });
const PLUS = { provider: "qwen", model: "plus" };
const LARGE = { provider: "nova", model: "large" };

test.each([
  ["what went well is served as asked", { served: LARGE }, "Served as asked by nova/large."],
  [
    "a fast success of which only the end is logged names no model",
    { requested: null, served: null, step: null },
    "Served by a model that no line names; nothing tells of a fallback.",
  ],
  [
    "what it took is said",
    { served: LARGE, attempts: [LIMITED, LIMITED, requestAttempt("nova/large")], skips: 1 },
    "Served as asked by nova/large, after 2 failed calls and 1 skipped candidate.",
  ],
  [
    "a fallback is named with the model it stands for, the reason and what it costs",
    {
      ...{ served: PLUS, downgraded: true, step: 1, reason: "rate_limit" },
      cost: { label: "known" as const, lost: [{ what: "vision" as const }] },
    },
    "Served by qwen/plus, fallback step 1, instead of nova/large: rate limited. What that costs: vision lost.",
  ],
  [
    "a reason that nobody knows is said to be unknown",
    { served: null, downgraded: true, step: null },
    "Served by a model that no line names instead of nova/large, for a reason that no line names.",
  ],
  [
    "a silent downgrade accuses no decision",
    { served: PLUS, silent: true },
    "Served by qwen/plus although nova/large was asked for, and no record decides for it.",
  ],
  [
    "an exhausted request says what was tried",
    { result: "exhausted" as const, attempts: [LIMITED, LIMITED], skips: 1, reason: "rate_limit" },
    "The caller got an error: 2 calls made, all failed, 1 candidate skipped. nova/large was asked for and did not serve: rate limited.",
  ],
  [
    "that no call is logged is not said as if none was made",
    { result: "unknown" as const },
    "No line tells how it ended: no call of it is logged.",
  ],
  [
    "a caller that went away is not a failure of a provider",
    { result: "aborted" as const, attempts: [requestAttempt("nova/large")] },
    "The caller went away before an answer: 1 call made, none failed.",
  ],
  [
    "a probe that recovered the primary is no downgrade",
    { served: LARGE, recovered: true },
    "Served as asked by nova/large. It was cooling, was tried all the same, and is well again.",
  ],
])("%s", (_, parts, sentence) => {
  expect(requestVerdict(requestRow(parts))).toBe(sentence);
});
