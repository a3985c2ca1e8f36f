import type { OtlpSpan } from "@/lib/core/otlp/otlp-span";
import { KEPT_ATTRIBUTES } from "@/lib/core/otlp/otlp-span";
import { ExportTraceServiceRequestSchema } from "./generated/opentelemetry/proto/collector/trace/v1/trace_service_pb.js";
import {
  type Span,
  Span_SpanKind,
  Status_StatusCode,
} from "./generated/opentelemetry/proto/trace/v1/trace_pb.js";
import { keptAttributes } from "./kept-attributes";
import type { OtlpEncoding } from "./otlp-encoding";
import { readMessage } from "./read-message";
import { regionOf } from "./region-of";

export type OtlpTraces = { readonly region: string | null; readonly spans: readonly OtlpSpan[] };

/** The spans of a trace export, with nothing but what is kept of them. Throws `UnreadableMessage`. */
export function readTraces(body: Uint8Array, encoding: OtlpEncoding): OtlpTraces {
  const { resourceSpans } = readMessage(ExportTraceServiceRequestSchema, body, encoding);
  return {
    region: regionOf(resourceSpans.map(({ resource }) => resource)),
    spans: resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans.map(keptSpan)),
    ),
  };
}

function keptSpan(span: Span): OtlpSpan {
  const parent = hex(span.parentSpanId);
  return {
    traceId: hex(span.traceId),
    spanId: hex(span.spanId),
    parentSpanId: parent === "" ? null : parent,
    name: span.name.slice(0, 100),
    kind: kindOf(span.kind),
    startedAt: millis(span.startTimeUnixNano),
    endedAt: millis(span.endTimeUnixNano),
    failed: span.status?.code === Status_StatusCode.ERROR,
    attributes: keptAttributes(span.attributes, KEPT_ATTRIBUTES),
  };
}

function kindOf(kind: Span_SpanKind): OtlpSpan["kind"] {
  switch (kind) {
    case Span_SpanKind.INTERNAL:
      return "internal";
    case Span_SpanKind.CLIENT:
      return "client";
    case Span_SpanKind.SERVER:
      return "server";
    case Span_SpanKind.PRODUCER:
      return "producer";
    case Span_SpanKind.CONSUMER:
      return "consumer";
    // Also for kinds of a later protocol.
    default:
      return "unspecified";
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 16)).toString("hex");
}

/** Nanoseconds as milliseconds with fractions: a double holds both exactly enough. */
function millis(nanos: bigint): number {
  return Number(nanos / 1_000n) / 1_000;
}
