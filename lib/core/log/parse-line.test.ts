import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLine } from "./parse-line";
import { REJECTION_REASONS } from "./parsed-line";

const hash = (id: string) => `sha256:${id.length}`;
const parse = (line: string) => parseLine(line, hash).parsed;

/** An envelope as the file log writes it; `one` is key "1", `two` key "2". */
function record(one: unknown, two?: unknown, more: Record<string, unknown> = {}) {
  const name = '{"subsystem":"provider-transport-fetch"}';
  return JSON.stringify({
    "0": name,
    "1": one,
    ...(two === undefined ? {} : { "2": two }),
    _meta: { hostname: "gw", date: "2026-11-22T14:52:36.770Z", logLevelName: "INFO", name },
    time: "2026-11-22T14:52:36.770+00:00",
    message: typeof one === "string" ? one : two,
    traceId: "756c2cacdc9203918339eb1359c0a9d2",
    spanId: "2ca244bec99a7020",
    ...more,
  });
}

test("an answer line gives provider, model, status and time to headers", () => {
  const line = record(
    "[model-fetch] response provider=nova-us api=openai-completions model=nova-large status=429 elapsedMs=13 dispatcher=reused contentType=application/json",
  );
  expect(parse(line)).toMatchObject({
    kind: "evidence",
    evidence: {
      kind: "call_answered",
      at: Date.UTC(2026, 10, 22, 14, 52, 36, 770),
      provider: "nova-us",
      model: "nova-large",
      status: 429,
      elapsedMs: 13,
      traceId: "756c2cacdc9203918339eb1359c0a9d2",
    },
  });
});

test.each([
  "meta-llama/llama-4-70b:free",
  "gpt-6.1-2026-07-15",
  "модель/ünï cødé",
  "weird status=200 elapsedMs=1 name",
  "__proto__",
])("the model name %j is read whole", (model) => {
  const line = record(
    `[model-fetch] response provider=q api=a model=${model} status=404 elapsedMs=7 contentType=x`,
  );
  expect(parse(line)).toMatchObject({ evidence: { model, status: 404, elapsedMs: 7 } });
});

test("a transport error keeps the code of its cause", () => {
  const line = record(
    "[model-fetch] error provider=p api=a model=m elapsedMs=12 name=TypeError code=undefined causeName=Error causeCode=ECONNRESET message=fetch failed",
  );
  expect(parse(line)).toMatchObject({ evidence: { kind: "call_failed", code: "ECONNRESET" } });
});

test("captured console output is dropped, also when it pretends to be a record", () => {
  for (const text of [
    "The answer is 42",
    "[model-fetch] response provider=p api=a model=m status=500 elapsedMs=1",
  ]) {
    const line = JSON.stringify({
      "0": text,
      _meta: { date: "2026-11-22T14:52:36.770Z", logLevelName: "INFO", name: "openclaw" },
      message: text,
    });
    expect(parse(line).kind).toBe("irrelevant");
  }
});

test("the end of a run is read although 2026.6 writes it through the console", () => {
  const line = JSON.stringify({
    "0": "[agent] run chatcmpl_1 ended with stopReason=stop",
    _meta: { name: "openclaw", date: "2026-11-22T16:19:04.428Z", logLevelName: "ERROR" },
  });
  expect(parse(line)).toMatchObject({
    evidence: { kind: "run_ended", runId: "chatcmpl_1" },
    release: { oldest: "2026.6", newest: "2026.6" },
  });
});

test("a profile id in clear is hashed before it goes anywhere", () => {
  const line = record(
    "Profile mistral-par:anna.müller@example.fr timed out. Trying next account...",
  );
  expect(JSON.stringify(parse(line))).not.toContain("anna");
});

/** Line, expected kind, expected reason. */
const REJECTED: readonly (readonly [string, string, string])[] = [
  ['{"0":"cut in the mid', "malformed", "truncated"],
  ["14:51:27 [config] warnings: something", "malformed", "console_output"],
  ["◇  Session titles ───╮", "malformed", "console_output"],
  ["plain words", "malformed", "not_json"],
  ["[1,2]", "malformed", "not_an_object"],
  ["42", "malformed", "not_an_object"],
  ['{"foo":1}', "unrecognised", "unknown_shape"],
  [
    '{"schemaVersion":"openclaw.diagnostics.v2","type":"provider.request"}',
    "unrecognised",
    "timeline",
  ],
  [
    '{"schemaVersion":"openclaw.diagnostics.v1","type":"provider.request"}',
    "malformed",
    "timestamp",
  ],
  [
    '{"time":"2026-11-22T15:03:21.852+00:00","level":"warn","subsystem":"config","message":"x"}',
    "unrecognised",
    "console_output",
  ],
  [record("[model-fetch] teleport provider=p"), "unrecognised", "unknown_fetch_line"],
  [record({ event: "embedded_run_agent_end", provider: 7 }, "x"), "malformed", "wrong_type"],
  ['{"_meta":{"date":"yesterday"},"0":"x"}', "malformed", "timestamp"],
  ['{"time":"2026-11-22 10:00:00","provider":"p","status":200}', "malformed", "timestamp"],
  ['{"time":"2026-11-22T10:00:00Z","provider":{},"status":200}', "malformed", "wrong_type"],
  ['{"time":"2026-11-22T10:00:00Z","provider":"p","status":9999}', "malformed", "wrong_type"],
];

test.each(REJECTED)("%s is %s: %s", (line, kind, reason) => {
  expect(parse(line)).toMatchObject({ kind, reason });
});

test("a tuple with only a time and a status is a record whose other fields are unknown", () => {
  expect(parse('{"time":"2026-11-22T10:00:00Z","status":429}')).toMatchObject({
    kind: "tuple",
    attempt: { outcome: "rate_limited", provider: null, model: null, latencyMs: null, keyId: null },
  });
});

test("the same tuple in another order of keys has the same identity", () => {
  const a = parse('{"time":"2026-11-22T10:00:00Z","provider":"p","status":200,"requestId":"r"}');
  const b = parse(
    '{"requestId":"r","status":200,"provider":"p","time":"2026-11-22T10:00:00.000Z"}',
  );
  expect(a.kind === "tuple" && b.kind === "tuple" && a.identity === b.identity).toBe(true);
});

test("every string is a record, irrelevant, unrecognised or malformed, and nothing throws", () => {
  const kinds = new Set(["evidence", "tuple", "irrelevant", "unrecognised", "malformed"]);
  const hostile = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object({ withNullPrototype: true }).map((o) => JSON.stringify(o)),
    fc
      .record({
        "0": fc.anything(),
        "1": fc.anything(),
        "2": fc.anything(),
        _meta: fc.anything(),
        time: fc.anything(),
      })
      .map((o) => safeJson(o)),
    fc.anything().map((value) => record(JSON.parse(safeJson(value)))),
    fc
      .dictionary(
        fc.constantFrom(
          "time",
          "provider",
          "modelId",
          "status",
          "latencyMs",
          "requestId",
          "__proto__",
          "constructor",
          "error",
        ),
        fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.constant([]), fc.constant({})),
      )
      .map((o) => JSON.stringify(o)),
    fc.nat(400).map((n) => "[".repeat(n) + "]".repeat(n)),
    fc.tuple(fc.string(), fc.nat()).map(([text, cut]) => record(text).slice(0, cut)),
  );
  fc.assert(
    fc.property(hostile, (line) => {
      const parsed = parse(line);
      expect(kinds).toContain(parsed.kind);
      if (parsed.kind === "malformed" || parsed.kind === "unrecognised") {
        expect(REJECTION_REASONS).toContain(parsed.reason);
      }
    }),
    { numRuns: 2_000 },
  );
});

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value, (_, v) => (typeof v === "bigint" ? String(v) : v)) ?? "null";
  } catch {
    return "null";
  }
}

test.each([
  "Preserved orphaned user message without removing the active session leaf. runId=4cb1f526-b528 sessionId=0419ebbe-b6e1 trigger=user",
  // Of a run that was slow to begin: else only a decision would name its session.
  "[trace:embedded-run] startup stages: runId=4cb1f526-b528 sessionId=0419ebbe-b6e1 phase=attempt-dispatch pid=29831 threadId=0 isMainThread=true totalMs=6973 stages=workspace:0ms@0ms",
])(
  "a run is known before its end where a line names it, with its session and without its words: %s",
  (text) => {
    expect(parse(record(text))).toMatchObject({
      evidence: { kind: "run_named", runId: "4cb1f526-b528", sessionId: "0419ebbe-b6e1" },
    });
  },
);

test("what the Gateway says to have left out is known by kind and number", () => {
  const overflow = {
    "0": "[openclaw] file log queue overflow; dropped 37 oldest records",
    _meta: { date: "2026-11-22T14:52:36.770Z", logLevelName: "WARN", name: "openclaw" },
    dropped: 37,
  };
  expect(parse(JSON.stringify(overflow))).toMatchObject({
    kind: "irrelevant",
    loss: { what: "queue_overflow", count: 37 },
  });
  expect(parse(JSON.stringify({ ...overflow, "0": "The answer is 42" }))).toMatchObject({
    loss: null,
  });
  const decision = {
    event: "model_fallback_decision",
    decision: "candidate_failed",
    candidateProvider: "p",
    candidateModel: "m",
    suppressedDuplicateCount: 3,
  };
  expect(parse(record(decision, "model fallback decision"))).toMatchObject({
    evidence: { suppressed: 3 },
    loss: { what: "coalesced", count: 3 },
  });
});
