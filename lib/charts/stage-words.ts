import type { RequestDetail } from "@/lib/contracts/requests";
import type { AdviceCode } from "@/lib/core/quality/advice";

type Stage = RequestDetail["stages"][number];

export type StageWords = {
  readonly name: string;
  /** What its lines would tell. */
  readonly about: string;
  /** Why there is none. */
  readonly missing: string;
  /** Advice of Quality that would change that, where there is any. */
  readonly advice: readonly AdviceCode[];
};

export const STAGE_WORDS: Readonly<Record<Stage["stage"], StageWords>> = {
  auth: {
    name: "Auth",
    about: "Whether the provider let the key in.",
    missing:
      "No provider answered, and a Gateway writes about keys only when one is put aside or changed.",
    advice: [],
  },
  routing: {
    name: "Routing",
    about: "Which candidates of the chain were tried, skipped and left.",
    missing:
      "A Gateway writes its decisions only when a candidate fails, is skipped or is tried while cooling. None of that is in the lines of this request.",
    advice: ["console_output", "many_rejected"],
  },
  call: {
    name: "Model call",
    about: "The calls to providers.",
    missing:
      "No line tells of a call. A log at its default level leaves out calls that went well and fast; the diagnostics timeline has every call.",
    advice: ["failures_only", "log_level", "timeline_without_log", "old_timeline"],
  },
  tools: {
    name: "Tool side effects",
    about: "Whether the model asked for tools. What the tools then did is in no log.",
    missing:
      "No log of a Gateway tells what tools did. Only the diagnostics timeline tells that a model asked for one.",
    advice: ["failures_only", "log_level"],
  },
  session: {
    name: "Session write-back",
    about: "How the run ended and which session it belongs to. The write itself is in no log.",
    missing:
      "No line tells of the run's end or its session. A session export (audit.json) joins runs to sessions.",
    advice: ["no_session"],
  },
};

export const STAGE_STATES: Readonly<Record<Stage["state"], string>> = {
  seen: "seen",
  failed: "failed",
  not_logged: "not in these logs",
};
