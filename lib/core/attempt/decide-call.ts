import { classify, type Decision } from "@/lib/core/outcome/classify";
import type { Call } from "./calls";
import { recordsFailure, tellsTheEnd } from "./recorded-calls";

/** What the records that follow a call say of it. */
export type CallContext = {
  /** The Gateway's own label. */
  readonly label: string | null;
  /** What the failover decision says of the deadline. */
  readonly timedOut: boolean | null;
  /** Why nobody waited for the call any more; `null` where somebody did. */
  readonly abandoned: string | null;
};

export type DecidedCall = Decision & {
  readonly status: number | null;
  readonly code: string | null;
};

/** Status and outcome of a call, from all its records, with the reason. */
export function decideCall(call: Call, context: CallContext): DecidedCall {
  const status = statusOf(call);
  const code = codeOf(call);
  return { status, code, ...outcomeOf(call, status, code, context) };
}

function outcomeOf(
  call: Call,
  status: number | null,
  code: string | null,
  { label, timedOut, abandoned }: CallContext,
): Decision {
  const { recorded } = call;
  if (recorded && tellsTheEnd(recorded) && !recordsFailure(recorded)) {
    return { outcome: "ok", because: `${nameOf(recorded)} says that the call ended well` };
  }
  const saysNothing = recorded !== null && !tellsTheEnd(recorded);
  if (saysNothing && (status === null || (status >= 200 && status < 300))) {
    return {
      outcome: "unknown",
      because:
        "this release's timeline says of every call that it went well, and no log tells more",
    };
  }
  const failure = call.failed?.value;
  const decision = classify({
    status,
    answered: call.answered !== null,
    failedAfterAnswer:
      recorded !== null || failure !== undefined || call.timedOut !== null || abandoned !== null,
    code,
    text: abandoned ?? textOf(call),
    gatewayReason: label,
    timedOut,
    broke: failure?.broke ?? null,
  });
  if (decision.outcome !== "unknown" || recorded === null || status !== null) return decision;
  return {
    outcome: "unknown",
    because: `${nameOf(recorded)} says that the call failed, but carries no status; the Gateway's file log would tell`,
  };
}

/**
 * At every level a log has a line for each status but a fast 2xx, so a call without a line of its own
 * that failed later had been answered with one.
 */
function statusOf(call: Call): number | null {
  if (call.answered) return call.answered.value.status;
  if (call.recorded) return call.recorded.value.status ?? call.failed?.value.status ?? null;
  if (call.error || call.start) return null;
  return call.failed?.value.status ?? 200;
}

function codeOf({ error, recorded, span }: Call): string | null {
  const ended = recorded?.value.ended ?? null;
  return (
    error?.value.code ??
    (ended === "timeout" || ended === "connection_reset" ? ended : null) ??
    recorded?.value.error ??
    span?.value.error ??
    null
  );
}

function textOf({ error, failed, timedOut }: Call): string | null {
  const parts = [error?.value.message, failed?.value.preview, timedOut && "embedded run timeout"];
  return parts.filter((part) => part).join(" ") || null;
}

function nameOf({ value }: NonNullable<Call["recorded"]>): string {
  return value.by === "timeline" ? "the timeline" : "the span";
}
