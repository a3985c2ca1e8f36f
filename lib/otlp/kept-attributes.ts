import type { OtlpValue } from "@/lib/core/otlp/otlp-span";
import type { AnyValue, KeyValue } from "./generated/opentelemetry/proto/common/v1/common_pb.js";

const LONGEST_TEXT = 1_024;

/** The attributes with these keys, as far as they are plain values; all others are dropped here. */
export function keptAttributes(
  attributes: readonly KeyValue[],
  keys: ReadonlySet<string>,
): Map<string, OtlpValue> {
  const kept = new Map<string, OtlpValue>();
  for (const { key, value } of attributes) {
    if (!keys.has(key)) continue;
    const plain = plainValue(value);
    if (plain !== null) kept.set(key, plain);
  }
  return kept;
}

function plainValue(value: AnyValue | undefined): OtlpValue | null {
  switch (value?.value.case) {
    case "stringValue":
      return value.value.value.slice(0, LONGEST_TEXT);
    case "intValue":
      return Number(value.value.value);
    case "doubleValue":
    case "boolValue":
      return value.value.value;
    default:
      return null;
  }
}
