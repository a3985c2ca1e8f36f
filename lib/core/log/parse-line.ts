import { parseInstant } from "@/lib/core/time/parse-instant";
import { isTuple, parseTuple } from "@/lib/core/tuple/parse-tuple";
import { isConfigAuditLine, parseConfigAuditLine } from "./config-audit-line";
import { type HashProfile, isOpenclawEnvelope, parseOpenclawLine } from "./openclaw-line";
import type { ParsedLine } from "./parsed-line";
import { isTimelineLine, parseTimelineLine } from "./timeline-line";

export type LineReading = { readonly parsed: ParsedLine; readonly json: unknown };

/** `HH:MM:SS [subsystem] text`, escape sequences, or the boxes that the Gateway draws on a terminal. */
const CONSOLE_OUTPUT =
  /^(?:\u001b\[|\d{2}:\d{2}:\d{2}(?:\.\d+)? |\[?[\w./-]{1,40}\] |\s*[│├╰╮╯─◇◆■▲●┌└])/;

/**
 * Reads one line of any kind of evidence. Total: every string maps to a {@link ParsedLine} and nothing
 * here throws. `json` is the parsed value, where there is one, for the shape of a rejected line.
 */
export function parseLine(line: string, hashProfile: HashProfile): LineReading {
  if (line.trim() === "")
    return { parsed: { kind: "irrelevant", at: null, release: null }, json: undefined };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { parsed: notJson(line), json: undefined };
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { parsed: { kind: "malformed", reason: "not_an_object", at: null }, json };
  }
  return { parsed: parseObject(json as Readonly<Record<string, unknown>>, hashProfile), json };
}

function parseObject(
  object: Readonly<Record<string, unknown>>,
  hashProfile: HashProfile,
): ParsedLine {
  if (isOpenclawEnvelope(object)) return parseOpenclawLine(object, hashProfile);
  if (isTimelineLine(object)) return parseTimelineLine(object);
  if (isConfigAuditLine(object)) return parseConfigAuditLine(object, hashProfile);
  if (isTuple(object)) return parseTuple(object);
  const at = parseInstant(object.time ?? object.timestamp);
  if (typeof object.subsystem === "string" && typeof object.message === "string") {
    return { kind: "unrecognised", reason: "console_output", at };
  }
  return { kind: "unrecognised", reason: "unknown_shape", at };
}

function notJson(line: string): ParsedLine {
  if (line.startsWith("{")) return { kind: "malformed", reason: "truncated", at: null };
  if (CONSOLE_OUTPUT.test(line)) return { kind: "malformed", reason: "console_output", at: null };
  return { kind: "malformed", reason: "not_json", at: null };
}
