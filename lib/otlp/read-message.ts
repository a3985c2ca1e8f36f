import {
  type DescMessage,
  fromBinary,
  fromJson,
  type JsonValue,
  type MessageShape,
} from "@bufbuild/protobuf";
import { base64Ids } from "./base64-ids";
import type { OtlpEncoding } from "./otlp-encoding";

/** The body is not a message of this kind. The text names the fault and none of the data. */
export class UnreadableMessage extends Error {}

/** Deeper than any exporter nests, and far from the end of the stack. */
const RECURSION_LIMIT = 64;

/** Decodes a request. Throws {@link UnreadableMessage} for whatever is not one. */
export function readMessage<Desc extends DescMessage>(
  schema: Desc,
  body: Uint8Array,
  encoding: OtlpEncoding,
): MessageShape<Desc> {
  try {
    return encoding === "protobuf"
      ? fromBinary(schema, body, { readUnknownFields: false, recursionLimit: RECURSION_LIMIT })
      : fromJson(schema, base64Ids(parse(body)), {
          ignoreUnknownFields: true,
          recursionLimit: RECURSION_LIMIT,
        });
  } catch {
    // What the decoder says may quote the data.
    throw new UnreadableMessage(
      encoding === "protobuf"
        ? `The body is not a protobuf message ${schema.typeName}.`
        : `The body is not the JSON form of ${schema.typeName}.`,
    );
  }
}

function parse(body: Uint8Array): JsonValue {
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as JsonValue;
}
