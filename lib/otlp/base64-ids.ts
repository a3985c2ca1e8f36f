import type { JsonValue } from "@bufbuild/protobuf";

/** Where OTLP's JSON form has ids as hex, which protobuf's JSON form would take for base64. */
const ID_FIELDS = new Set([
  "traceId",
  "spanId",
  "parentSpanId",
  "trace_id",
  "span_id",
  "parent_span_id",
]);
const HEX = /^(?:[0-9a-fA-F]{2}){1,64}$/;
/** Resource, scope, record, link or exemplar, data point: below that are values, which have no ids. */
const DEEPEST = 12;

/** A request in OTLP's JSON form with its ids as base64. An id that is not hex becomes empty. */
export function base64Ids(json: JsonValue): JsonValue {
  return convert(json, 0);
}

function convert(json: JsonValue, depth: number): JsonValue {
  if (typeof json !== "object" || json === null || depth > DEEPEST) return json;
  if (Array.isArray(json)) return json.map((item) => convert(item, depth + 1));
  const entries = Object.entries(json).map(([key, value]) => {
    if (ID_FIELDS.has(key) && typeof value === "string") return [key, base64Of(value)];
    // Values hold what users said, and may hold a field of any name.
    return [key, key === "attributes" || key === "body" ? value : convert(value, depth + 1)];
  });
  return Object.fromEntries(entries) as JsonValue;
}

function base64Of(hex: string): string {
  return HEX.test(hex) ? Buffer.from(hex, "hex").toString("base64") : "";
}
