import type { ParsedLine, RejectionReason } from "@/lib/core/log/parsed-line";
import type { Redacted } from "@/lib/core/log/redact";
import type { ReleaseGuess } from "@/lib/core/log/release";
import type { Loss, RejectedLine } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";

/**
 * One line of a push log: what is left of what was pushed after it was read and redacted. A push log is
 * durable before a push is acknowledged, and the ingester reads it like any file.
 */
export type PushRecord = SegmentHead | PushedLine | PushedTally;

/** First record of every segment; its random id makes the head of no two segments the same. */
export type SegmentHead = {
  readonly kind: "head";
  readonly gateway: string;
  readonly receivedAt: EpochMs;
  readonly id: string;
};

/** A line, or one record of an OTLP request, that is evidence. */
export type PushedLine = {
  readonly kind: "line";
  readonly receivedAt: EpochMs;
  /** As of the line in a file: pushed and followed, it is one. */
  readonly lineId: number;
  readonly parsed: TellingLine;
  /** What a person sees of the line; `null` where it is too long to be kept. */
  readonly raw: Redacted | null;
};

/** What a line can be that is kept by itself; of all others only the number is. */
export type TellingLine = Extract<ParsedLine, { kind: "evidence" | "tuple" }>;

/** The other lines of a push. */
export type PushedTally = {
  readonly kind: "tally";
  readonly receivedAt: EpochMs;
  readonly irrelevant: number;
  readonly unrecognised: number;
  readonly malformed: number;
  readonly reasons: readonly (readonly [reason: RejectionReason, lines: number])[];
  readonly samples: readonly (RejectedLine & { readonly lineId: number })[];
  /** What irrelevant lines say was left out. */
  readonly losses: readonly (Loss & { readonly lineId: number })[];
  /** Start of ten minutes and the irrelevant lines in them: the Gateway was heard. */
  readonly heard: readonly (readonly [bucket: EpochMs, lines: number])[];
  readonly release: ReleaseGuess;
};

const VERSION = 1;

export function writePushRecord(record: PushRecord): string {
  return `${JSON.stringify({ v: VERSION, ...record })}\n`;
}

/** The inverse of {@link writePushRecord}; `null` for anything that this version does not write. */
export function readPushRecord(line: string): PushRecord | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null || !("v" in json) || json.v !== VERSION)
    return null;
  const { v: _, ...record } = json as { v: number } & PushRecord;
  return isRecord(record as PushRecord) ? (record as PushRecord) : null;
}

/** Enough to tell our own record from a damaged one: nobody else writes these files. */
function isRecord(record: PushRecord): boolean {
  if (typeof record.receivedAt !== "number") return false;
  switch (record.kind) {
    case "head":
      return typeof record.id === "string";
    case "line":
      return (
        Number.isSafeInteger(record.lineId) &&
        (record.parsed?.kind === "evidence" || record.parsed?.kind === "tuple")
      );
    case "tally":
      return (
        [record.irrelevant, record.unrecognised, record.malformed].every(Number.isSafeInteger) &&
        [record.reasons, record.samples, record.losses, record.heard].every(Array.isArray)
      );
    default:
      return false;
  }
}
