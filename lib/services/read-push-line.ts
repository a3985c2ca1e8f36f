import { parseLine } from "@/lib/core/log/parse-line";
import type { ParsedLine } from "@/lib/core/log/parsed-line";
import { redactLine } from "@/lib/core/log/redact-line";
import type { PushedLine } from "@/lib/core/push/push-record";
import type { EpochMs } from "@/lib/core/time/range";
import { hashProfile, lineId } from "@/lib/files/line-id";

export type LineForPush =
  | { readonly kind: "telling"; readonly line: PushedLine }
  | { readonly kind: "irrelevant"; readonly parsed: Extract<ParsedLine, { kind: "irrelevant" }> }
  | {
      readonly kind: "rejected";
      readonly parsed: Extract<ParsedLine, { kind: "unrecognised" | "malformed" }>;
      readonly json: unknown;
    }
  /** A tuple of another Gateway than the token's; evidence from before what is kept. */
  | { readonly kind: "other_gateway" | "too_old" };

/** A longer line is kept without what a person would see of it. */
const LONGEST_RAW = 32_768;

/**
 * Reads one pushed line of any kind. What is kept of it is the evidence and the redacted line; it is known
 * by the same id as the same line in a file. `keptSince`: what is older would be dropped again.
 */
export function readPushLine(
  text: string,
  gateway: string,
  receivedAt: EpochMs,
  keptSince: EpochMs,
): LineForPush {
  const { parsed, json } = parseLine(text, hashProfile);
  switch (parsed.kind) {
    case "evidence":
      return telling(lineId(gateway, text));
    case "tuple":
      return parsed.gateway === null || parsed.gateway === gateway
        ? telling(lineId(gateway, parsed.identity))
        : { kind: "other_gateway" };
    case "irrelevant":
      return { kind: "irrelevant", parsed };
    case "unrecognised":
    case "malformed":
      return { kind: "rejected", parsed, json };
  }

  function telling(id: number): LineForPush {
    if (timeOf(parsed as PushedLine["parsed"]) < keptSince) return { kind: "too_old" };
    const raw = text.length > LONGEST_RAW ? null : redactLine(text);
    const kept = parsed as PushedLine["parsed"];
    return { kind: "telling", line: { kind: "line", receivedAt, lineId: id, parsed: kept, raw } };
  }
}

function timeOf(parsed: PushedLine["parsed"]): EpochMs {
  return parsed.kind === "evidence" ? parsed.evidence.at : parsed.attempt.at;
}
