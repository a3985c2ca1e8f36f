import type { OtlpSpan } from "./otlp-span";

/**
 * The spans of calls that only wrap another one's: a framework and the SDK below it both report the
 * request. The innermost is the request. Only spans of one export can be compared.
 */
export function outerSpans(calls: readonly OtlpSpan[]): ReadonlySet<OtlpSpan> {
  const wrapping = new Set(
    calls.flatMap(({ traceId, parentSpanId }) =>
      parentSpanId === null ? [] : [`${traceId} ${parentSpanId}`],
    ),
  );
  return new Set(calls.filter(({ traceId, spanId }) => wrapping.has(`${traceId} ${spanId}`)));
}
