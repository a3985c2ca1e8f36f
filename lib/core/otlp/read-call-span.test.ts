import fc from "fast-check";
import { expect, test } from "vitest";
import { EVIDENCE_KINDS } from "@/lib/core/attempt/evidence";
import { KEPT_ATTRIBUTES, type OtlpSpan, type OtlpValue } from "./otlp-span";
import { outerSpans } from "./outer-spans";
import { readCallSpan } from "./read-call-span";

const NOON = Date.UTC(2026, 10, 22, 12);

function span(attributes: Record<string, OtlpValue>, more: Partial<OtlpSpan> = {}): OtlpSpan {
  return {
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId: "b7ad6b7169203331",
    parentSpanId: null,
    name: "chat m",
    kind: "client",
    startedAt: NOON,
    endedAt: NOON + 250.4,
    failed: false,
    attributes: new Map(
      Object.entries({
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "m",
        ...attributes,
      }),
    ),
    ...more,
  };
}

test("whatever a span says, reading it gives evidence of a call or a reason, and throws nothing", () => {
  const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant("chat"));
  const attributes = fc.dictionary(fc.constantFrom(...KEPT_ATTRIBUTES), value);
  const time = fc.oneof(fc.double(), fc.integer({ min: NOON, max: NOON + 1e6 }));
  fc.assert(
    fc.property(attributes, time, time, fc.string(), (some, startedAt, endedAt, traceId) => {
      const reading = readCallSpan(span(some as Record<string, OtlpValue>, { startedAt, endedAt }));
      if (reading.kind === "call") {
        expect(EVIDENCE_KINDS).toContain(reading.evidence.kind);
        expect(Number.isSafeInteger(reading.evidence.at)).toBe(true);
      }
      expect(readCallSpan(span({}, { traceId })).kind).not.toBe("irrelevant");
    }),
  );
});

test("the provider is OpenClaw's own name, the conventions' name, or the host, in this order", () => {
  const host = { "server.address": "api.example" };
  const of = (attributes: Record<string, OtlpValue>) => {
    const reading = readCallSpan(span({ "gen_ai.provider.name": "", ...host, ...attributes }));
    return reading.kind === "call" && "provider" in reading.evidence
      ? reading.evidence.provider
      : null;
  };
  expect(of({ "openclaw.provider": "nova-us", "gen_ai.system": "openai" })).toBe("nova-us");
  expect(of({ "gen_ai.system": "openai" })).toBe("openai");
  expect(of({})).toBe("api.example");
  expect(of({ "server.address": "" })).toBeNull();
});

test.each([
  [{ "gen_ai.response.time_to_first_chunk": 0.21 }, 210],
  [{ "openclaw.model_call.time_to_first_byte_ms": 190 }, 190],
  [{ "openclaw.model_call.time_to_first_byte_ms": -1 }, null],
  [{}, null],
])("the time to the first byte of %j is %j ms", (attributes, ttfbMs) => {
  expect(readCallSpan(span(attributes as Record<string, OtlpValue>))).toMatchObject({
    evidence: { ttfbMs, durationMs: 250, at: NOON + 250 },
  });
});

test.each<[string, Partial<OtlpSpan>, string]>([
  ["a zero trace id", { traceId: "0".repeat(32) }, "span_ids"],
  ["a short span id", { spanId: "abc" }, "span_ids"],
  ["an end before the start", { endedAt: NOON - 1 }, "span_time"],
  ["no time", { startedAt: 0, endedAt: 0 }, "span_time"],
  ["a length of two days", { endedAt: NOON + 2 * 86_400_000 }, "span_time"],
])("a call with %s is rejected", (_, more, reason) => {
  expect(readCallSpan(span({}, more))).toEqual({ kind: "rejected", reason });
});

test("a call that failed for the text of its failure alone is no success", () => {
  const reading = readCallSpan(span({ "error.type": "_OTHER" }, { failed: true }));
  expect(reading).toMatchObject({ evidence: { ended: "error", error: "error", status: null } });
});

test("only a span with a call inside it wraps one", () => {
  const outer = span({});
  const inner = span({}, { spanId: "b7ad6b7169203332", parentSpanId: outer.spanId });
  const elsewhere = span({}, { traceId: "1af7651916cd43dd8448eb211c80319c" });
  expect([...outerSpans([outer, inner, elsewhere])]).toEqual([outer]);
});
