import { isTuple, readPartOf } from "@/lib/core/tuple/parse-tuple";
import { isConfigAuditLine, readPartOfAudit } from "./config-audit-line";
import { isOpenclawEnvelope } from "./openclaw-line";
import { type Redacted, redact } from "./redact";

const LONGEST_TEXT = 600;

/**
 * A line of evidence for a screen: the same JSON with every text redacted, and of a tuple or a row of the
 * configuration's account only the fields that are read. `null` for what is not a
 * JSON object: then it is not the line that was read.
 */
export function redactLine(line: string): Redacted | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
  const object = json as Readonly<Record<string, unknown>>;
  return JSON.stringify(shownPartOf(object), (key, value) =>
    typeof value === "string" && !isHarmless(key, value) ? redact(value, LONGEST_TEXT) : value,
  ) as Redacted;
}

function shownPartOf(object: Readonly<Record<string, unknown>>) {
  if (isOpenclawEnvelope(object)) return object;
  if (isConfigAuditLine(object)) return readPartOfAudit(object);
  return isTuple(object) ? readPartOf(object) : object;
}

/** Ids that a person compares and that no rule should take for a secret. */
function isHarmless(key: string, value: string): boolean {
  return (
    /^(?:traceId|spanId|parentSpanId|runId|requestId|sessionId|session_id|time|date)$/.test(key) &&
    /^[\w.:+-]{1,64}$/.test(value)
  );
}
