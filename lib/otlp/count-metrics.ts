import { ExportMetricsServiceRequestSchema } from "./generated/opentelemetry/proto/collector/metrics/v1/metrics_service_pb.js";
import type { OtlpEncoding } from "./otlp-encoding";
import { readMessage } from "./read-message";

/** The number of data points of a metric export. Throws `UnreadableMessage`. */
export function countMetrics(body: Uint8Array, encoding: OtlpEncoding): number {
  const { resourceMetrics } = readMessage(ExportMetricsServiceRequestSchema, body, encoding);
  let points = 0;
  for (const { scopeMetrics } of resourceMetrics) {
    for (const { metrics } of scopeMetrics) {
      for (const { data } of metrics) points += data.value?.dataPoints.length ?? 0;
    }
  }
  return points;
}
