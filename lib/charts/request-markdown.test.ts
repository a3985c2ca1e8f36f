import fc from "fast-check";
import { expect, test } from "vitest";
import type { RequestDetail, TrailStep } from "@/lib/contracts/requests";
import { requestAttempt, requestDetail } from "./request-answer";
import { escapeMarkdown, requestMarkdown } from "./request-markdown";

const LINK = "http://127.0.0.1:3000/requests/run-1";
const AT = Date.UTC(2026, 10, 22, 2, 41, 7);

function failedCall(parts: Partial<Extract<TrailStep, { kind: "attempt" }>> = {}): TrailStep {
  return {
    ...requestAttempt("nova/large", { status: 429, outcome: "rate_limited", latencyMs: 212 }),
    ...{ kind: "attempt", at: AT + 212, startedAt: AT, lines: [0] },
    ...{ gatewayReason: "rate_limit", errorPreview: "60 per minute", errorCode: null },
    ...parts,
  };
}

const LINE: RequestDetail["lines"][number] = {
  ...{ source: "gateway.log", offset: 1_777, at: AT, kind: "call_answered" },
  ...{ interpretation: {}, raw: "the raw line with all it holds", rawMissing: null },
};

const EXHAUSTED = requestDetail(
  {
    ...{ result: "exhausted", traceId: "t-1", sessionId: "s-41", reason: "rate_limit" },
    attempts: [requestAttempt("nova/large", { status: 429, outcome: "rate_limited" })],
  },
  {
    trail: [
      failedCall(),
      { kind: "end", at: AT + 300, result: "exhausted", served: null, reason: null, lines: [] },
    ],
    rootCause: 0,
    lines: [LINE],
    stages: [
      { stage: "call", state: "failed", lines: [0] },
      { stage: "tools", state: "not_logged", lines: [] },
    ],
  },
);

test("an incident gets the verdict, ids, chain, root cause, steps with their lines, and the link", () => {
  expect(requestMarkdown(EXHAUSTED, LINK)).toBe(
    `### The caller got an error: 1 call made, which failed. nova/large was asked for and did not serve: rate limited.

- **Gateway:** \`fra-1\`, eu-central, npm
- **Time:** 2026-11-22T02:41:07.000Z, for 3.20 s
- **Request:** \`run-1\`
- **Trace:** \`t-1\`
- **Session:** \`s-41\`
- **Chain:** large ✕429
- **Root cause:** 2026-11-22T02:41:07.212Z Calls nova/large: rate limited (429) after 212 ms: \`60 per minute\`
- **Not in these logs:** Tool side effects
- **Details:** <http://127.0.0.1:3000/requests/run-1>

1. 2026-11-22T02:41:07.212Z (+212 ms) Calls nova/large: rate limited (429) after 212 ms: \`60 per minute\` — \`gateway.log@1777\`
2. 2026-11-22T02:41:07.300Z (+300 ms) The caller gets an error: nothing is left to try

`,
  );
});

test("a raw line is never part of it", () => {
  expect(requestMarkdown(EXHAUSTED, LINK)).not.toContain("the raw line");
});

test("a session has no Markdown of its own", () => {
  expect(requestMarkdown({ ...requestDetail(), requests: [] }, LINK)).toBeNull();
});

test("steps beyond what a ticket can hold are counted", () => {
  const detail = { ...EXHAUSTED, trail: Array.from({ length: 45 }, () => failedCall()) };
  expect(requestMarkdown(detail, LINK)).toContain("… and 5 more steps.");
});

test("no text of a provider can begin a line, a heading, a link or a tag of its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/[\n\r\u2028\u2029]/);
      expect(escaped.replace(/\\[\p{P}\p{S}]/gu, "")).not.toMatch(/[\\`*_[\]<>#!|~&]/);
    }),
  );
});

test("whatever an error text holds, there are as many lines as steps and it stays code", () => {
  const lines = requestMarkdown(EXHAUSTED, LINK)?.split("\n").length;
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("`", "\n", "a", "|", " ") }),
  );
  fc.assert(
    fc.property(text, (errorPreview) => {
      const [, end] = EXHAUSTED.trail;
      const trail = [failedCall({ errorPreview }), ...(end === undefined ? [] : [end])];
      const markdown = requestMarkdown({ ...EXHAUSTED, trail }, LINK) ?? "";
      expect(markdown.split("\n").length).toBe(lines);
      const [, fence = "", inside = ""] = / ms: (`+)(.*?) — `gateway/.exec(markdown) ?? [];
      expect(inside.endsWith(fence)).toBe(true);
      const runs = inside.slice(0, -fence.length).match(/`+/g) ?? [];
      expect(runs.every((run) => run.length !== fence.length)).toBe(true);
    }),
  );
});
