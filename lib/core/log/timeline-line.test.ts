import { expect, test } from "vitest";
import { parseLine } from "./parse-line";

const parse = (line: object) => parseLine(JSON.stringify(line), (id) => id).parsed;

/** As a Gateway of 2026.9 writes it. */
const REQUEST = {
  schemaVersion: "openclaw.diagnostics.v1",
  type: "provider.request",
  timestamp: "2026-11-22T15:25:14.584Z",
  name: "provider.request",
  pid: 3045,
  runId: "chatcmpl_1",
  spanId: "chatcmpl_1:model:1",
  durationMs: 769,
  provider: "nova-us",
  operation: "openai-completions",
  ok: true,
  status: 200,
  attributes: {
    model: "nova-large",
    api: "openai-completions",
    terminalAtMs: Date.UTC(2026, 10, 22, 15, 25, 15, 353),
    terminalReason: "toolUse",
    providerAccepted: true,
  },
};

test("a provider request is a whole call, known at its end", () => {
  expect(parse(REQUEST)).toEqual({
    kind: "evidence",
    evidence: {
      kind: "call_recorded",
      at: Date.UTC(2026, 10, 22, 15, 25, 15, 353),
      traceId: null,
      spanId: null,
      by: "timeline",
      runId: "chatcmpl_1",
      callId: "chatcmpl_1:model:1",
      provider: "nova-us",
      model: "nova-large",
      api: "openai-completions",
      startedAt: Date.UTC(2026, 10, 22, 15, 25, 14, 584),
      durationMs: 769,
      ttfbMs: null,
      status: 200,
      ended: "toolUse",
      error: null,
    },
    release: { oldest: "2026.9", newest: "2026.9" },
    everyCallMark: true,
  });
});

test("without a terminal reason nothing is said of how the call ended, whatever `ok` says", () => {
  const { terminalReason: _, ...attributes } = REQUEST.attributes;
  const older = parse({ ...REQUEST, ok: true, attributes });
  expect(older).toMatchObject({ evidence: { ended: null }, release: { newest: "2026.8" } });
});

test("a call that is not ok has failed, however its end is called", () => {
  for (const [terminalReason, ended] of [
    ["error", "error"],
    ["connection_reset", "connection_reset"],
    ["stop", "error"],
  ] as const) {
    const attributes = { ...REQUEST.attributes, terminalReason };
    expect(parse({ ...REQUEST, ok: false, attributes })).toMatchObject({ evidence: { ended } });
  }
});

test("without an end of its own a call ends after its duration, and a damaged one is not a year long", () => {
  const { terminalAtMs: _, ...attributes } = REQUEST.attributes;
  const start = Date.UTC(2026, 10, 22, 15, 25, 14, 584);
  expect(parse({ ...REQUEST, attributes })).toMatchObject({ evidence: { at: start + 769 } });
  const far = { ...attributes, terminalAtMs: Date.UTC(2027, 10, 22) };
  expect(parse({ ...REQUEST, attributes: far })).toMatchObject({ evidence: { at: start + 769 } });
});

test("decisions about retries and recoveries are kept, by run", () => {
  const mark = {
    schemaVersion: "openclaw.diagnostics.v1",
    type: "mark",
    timestamp: "2026-11-22T15:25:19.549Z",
    name: "model.retry.decision",
    runId: "chatcmpl_1",
    attributes: { decision: "accepted", reason: "backoff_completed", retryCount: 2 },
  };
  expect(parse(mark)).toMatchObject({
    evidence: { kind: "retry_decided", of: "retry", reason: "backoff_completed", retryCount: 2 },
  });
  expect(parse({ ...mark, name: "model.recovery.decision" })).toMatchObject({
    evidence: { of: "recovery" },
  });
  expect(parse({ ...mark, name: "config.normalize" }).kind).toBe("irrelevant");
});

test("a request without provider or model is malformed, and its start-up spans are irrelevant", () => {
  expect(parse({ ...REQUEST, provider: 7 })).toMatchObject({ kind: "malformed" });
  expect(parse({ ...REQUEST, attributes: null })).toMatchObject({ kind: "malformed" });
  expect(parse({ ...REQUEST, type: "span.end", name: "agent.prepare" }).kind).toBe("irrelevant");
});
