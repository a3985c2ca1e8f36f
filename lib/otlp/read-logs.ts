import { ExportLogsServiceRequestSchema } from "./generated/opentelemetry/proto/collector/logs/v1/logs_service_pb.js";
import type { AnyValue } from "./generated/opentelemetry/proto/common/v1/common_pb.js";
import type { OtlpEncoding } from "./otlp-encoding";
import { readMessage } from "./read-message";
import { regionOf } from "./region-of";

export type OtlpLogs = {
  readonly region: string | null;
  /** The text of each log record; `null` for one whose body is no text. */
  readonly bodies: readonly (string | null)[];
};

/** The log records of an export. Throws `UnreadableMessage`. */
export function readLogs(body: Uint8Array, encoding: OtlpEncoding): OtlpLogs {
  const { resourceLogs } = readMessage(ExportLogsServiceRequestSchema, body, encoding);
  return {
    region: regionOf(resourceLogs.map(({ resource }) => resource)),
    bodies: resourceLogs.flatMap(({ scopeLogs }) =>
      scopeLogs.flatMap(({ logRecords }) => logRecords.map(({ body }) => textOf(body))),
    ),
  };
}

function textOf(body: AnyValue | undefined): string | null {
  if (body?.value.case === "stringValue") return body.value.value;
  return body?.value.case === "bytesValue" ? new TextDecoder().decode(body.value.value) : null;
}
