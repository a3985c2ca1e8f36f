import { REJECTION_REASONS, type RejectionReason } from "@/lib/core/log/parsed-line";
import type { AdviceCode } from "@/lib/core/quality/advice";
import type { CoveredField } from "@/lib/core/rollup/tally";
import type { EvidenceLevel, LossKind, SourceKind } from "@/lib/core/store/event-store";

/** What a source is, in words. */
export const SOURCE_WORDS: Readonly<Record<SourceKind, string>> = {
  openclaw_log: "Gateway log",
  timeline: "diagnostics timeline",
  tuples: "attempts as JSON",
  sessions: "session export",
  push: "pushed",
  otlp: "OpenTelemetry",
};

export const EVIDENCE_WORDS: Readonly<Record<EvidenceLevel, string>> = {
  every_call: "every call",
  failures_only: "failures only",
  none: "nothing in this range",
};

/** Each field of the tuple, as it is said on screen. */
export const FIELD_WORDS: Readonly<Record<CoveredField, string>> = {
  requestId: "request",
  sessionId: "session",
  provider: "provider",
  modelId: "model",
  status: "status",
  latencyMs: "latency",
  region: "region",
  key: "key",
};

/** What is missing: its unit, and how it came about. */
export const LOSS_WORDS: Readonly<Record<LossKind, { unit: string; what: string }>> = {
  queue_overflow: {
    unit: "record",
    what: "dropped by the Gateway, whose log queue was full",
  },
  coalesced: {
    unit: "decision",
    what: "left out by the Gateway, which writes the same decision of a session once in 30 s",
  },
  not_saved: {
    unit: "byte",
    what: "gone from a file before they were read",
  },
};

/** What each piece of advice is about. */
export const ADVICE_TITLES: Readonly<Record<AdviceCode, string>> = {
  console_output: "Console output instead of the log",
  many_rejected: "Lines that are not understood",
  old_timeline: "A timeline that cannot be believed",
  failures_only: "Make ratios possible",
  log_level: "Make ratios possible",
  timeline_without_log: "A timeline without its log",
  spans_without_log: "Calls that may be counted twice",
  not_saved: "Lines that were lost",
  queue_overflow: "Records that the Gateway dropped",
  from_future: "A clock that is wrong",
  hashed_keys: "Keys without names",
  no_session: "Sessions",
  no_region: "Regions",
  silent: "Silence",
  no_lines: "A source that is empty",
};

type Gloss = { readonly what: string; readonly todo: string };

const GLOSSES: Readonly<Record<RejectionReason, Gloss>> = {
  console_output: {
    what: "What a Gateway prints to its console.",
    todo: "Give the Gateway's file log: /tmp/openclaw/openclaw-DATE.log, or logging.file of its openclaw.json.",
  },
  not_json: {
    what: "No JSON.",
    todo: "Check whether the file is a log of a Gateway. Single lines are what a crash leaves.",
  },
  truncated: {
    what: "JSON that breaks off.",
    todo: "Mostly the last line before a crash or a full disk. Nothing to do where there are few.",
  },
  not_an_object: { what: "JSON, but no object.", todo: "Check whether this is the right file." },
  timestamp: {
    what: "No time that can be read, or one without a zone.",
    todo: "Times need a zone (…Z or +02:00) or are Unix times.",
  },
  wrong_type: {
    what: "A field holds something else than it should.",
    todo: "Of a Gateway: tell us with the shape below. Of your own writer: see the tuple in the README.",
  },
  too_long: {
    what: "A line of more than 1 MiB.",
    todo: "No Gateway writes such a line: look at the file.",
  },
  not_utf8: {
    what: "Bytes that are no UTF-8.",
    todo: "Look at the file: its disk or its copy may be damaged.",
  },
  unknown_shape: {
    what: "JSON that is neither a Gateway's record nor a tuple.",
    todo: "Check whether this is the right file. The README shows what a tuple looks like.",
  },
  unknown_event: {
    what: "A record of a Gateway with an event that this version does not know.",
    todo: "Probably a newer release of OpenClaw: update Signalbox, then run rebuild.",
  },
  unknown_fetch_line: {
    what: "A line about a provider call in a wording that this version does not know.",
    todo: "Probably a newer release of OpenClaw: update Signalbox. Until then calls may be missing.",
  },
  timeline: {
    what: "A timeline of a version that is not known.",
    todo: "Probably a newer release of OpenClaw: update Signalbox.",
  },
};

/** What a reason for a rejection means and what to do; one that is not known here is named as it is. */
export function rejectionGloss(reason: string): Gloss {
  if (isReason(reason)) return GLOSSES[reason];
  return { what: reason.replaceAll("_", " "), todo: "Look at the samples." };
}

function isReason(reason: string): reason is RejectionReason {
  return (REJECTION_REASONS as readonly string[]).includes(reason);
}
