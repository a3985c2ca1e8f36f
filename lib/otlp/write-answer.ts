import { create, type DescMessage, type MessageShape, toBinary, toJson } from "@bufbuild/protobuf";
import { StatusSchema } from "./generated/google/rpc/status_pb.js";
import { ExportLogsServiceResponseSchema } from "./generated/opentelemetry/proto/collector/logs/v1/logs_service_pb.js";
import { ExportMetricsServiceResponseSchema } from "./generated/opentelemetry/proto/collector/metrics/v1/metrics_service_pb.js";
import { ExportTraceServiceResponseSchema } from "./generated/opentelemetry/proto/collector/trace/v1/trace_service_pb.js";
import type { OtlpEncoding } from "./otlp-encoding";

export type OtlpSignal = "traces" | "logs" | "metrics";

export type OtlpAnswer = {
  /** Spans, log records or data points that were not taken. */
  readonly rejected: number;
  /** Why, or a warning where none was rejected; empty where there is nothing to say. */
  readonly message: string;
};

/** The answer to an export that was taken, at least in part. */
export function writeAnswer(
  signal: OtlpSignal,
  { rejected, message }: OtlpAnswer,
  encoding: OtlpEncoding,
): Uint8Array<ArrayBuffer> {
  const said = rejected > 0 || message !== "";
  const n = BigInt(rejected);
  switch (signal) {
    case "traces": {
      const partialSuccess = said ? { rejectedSpans: n, errorMessage: message } : undefined;
      return write(ExportTraceServiceResponseSchema, encoding, { partialSuccess });
    }
    case "logs": {
      const partialSuccess = said ? { rejectedLogRecords: n, errorMessage: message } : undefined;
      return write(ExportLogsServiceResponseSchema, encoding, { partialSuccess });
    }
    case "metrics": {
      const partialSuccess = said ? { rejectedDataPoints: n, errorMessage: message } : undefined;
      return write(ExportMetricsServiceResponseSchema, encoding, { partialSuccess });
    }
  }
}

/** A refusal, as OTLP/HTTP wants it: `google.rpc.Status`. */
export function writeStatus(
  code: number,
  message: string,
  encoding: OtlpEncoding,
): Uint8Array<ArrayBuffer> {
  return encode(StatusSchema, encoding, create(StatusSchema, { code, message }));
}

type Init = Record<string, unknown>;

function write<Desc extends DescMessage>(
  schema: Desc,
  encoding: OtlpEncoding,
  { partialSuccess }: Init,
) {
  const init = partialSuccess === undefined ? {} : { partialSuccess };
  return encode(schema, encoding, create(schema, init as Parameters<typeof create<Desc>>[1]));
}

function encode<Desc extends DescMessage>(
  schema: Desc,
  encoding: OtlpEncoding,
  message: MessageShape<Desc>,
): Uint8Array<ArrayBuffer> {
  const bytes =
    encoding === "protobuf"
      ? toBinary(schema, message)
      : new TextEncoder().encode(JSON.stringify(toJson(schema, message)));
  return new Uint8Array(bytes);
}
