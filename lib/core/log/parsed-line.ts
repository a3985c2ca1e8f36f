import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { EpochMs } from "@/lib/core/time/range";
import type { ReleaseHint } from "./release";

/** Why a line is not evidence. Stable codes; the wording belongs to the screen. */
export const REJECTION_REASONS = [
  "too_long",
  "not_utf8",
  "truncated",
  "console_output",
  "not_json",
  "not_an_object",
  "timestamp",
  "wrong_type",
  "unknown_shape",
  "unknown_event",
  "unknown_fetch_line",
  "timeline",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Records that the Gateway says it has left out. */
export type SaidLoss = { readonly what: "queue_overflow" | "coalesced"; readonly count: number };

/** Every string is one of these; parsing never throws and never drops a line without a word. */
export type ParsedLine =
  | {
      readonly kind: "evidence";
      readonly evidence: Evidence;
      readonly release: ReleaseHint | null;
      /** Only a Gateway that logs every call writes such a line. */
      readonly everyCallMark: boolean;
      readonly loss?: SaidLoss | null;
    }
  | {
      readonly kind: "tuple";
      readonly attempt: Attempt;
      readonly gateway: string | null;
      readonly identity: string;
    }
  | {
      readonly kind: "irrelevant";
      readonly at: EpochMs | null;
      readonly release: ReleaseHint | null;
      readonly loss?: SaidLoss | null;
    }
  | {
      readonly kind: "unrecognised" | "malformed";
      readonly reason: RejectionReason;
      readonly at: EpochMs | null;
    };
