import type { AttemptOrigin } from "@/lib/core/attempt/attempt";
import { EVIDENCE_KINDS, type EvidenceKind } from "@/lib/core/attempt/evidence";

const KINDS: Readonly<Record<EvidenceKind, string>> = {
  call_started: "The call starts",
  call_answered: "The provider answers",
  call_failed: "The call fails",
  attempt_failed: "The Gateway gives the attempt up",
  key_timed_out: "A key is said to have timed out",
  failover_decided: "The Gateway decides what comes next",
  key_penalised: "A key is put aside",
  retry_planned: "A retry is planned",
  candidate_decided: "A candidate of the chain is judged",
  chain_stopped: "The chain stops",
  run_timed_out: "The run is said to have timed out",
  run_ended: "The run ends",
  run_named: "The run of this trace is named",
  call_recorded: "The whole call is recorded",
  retry_decided: "The Gateway decides whether to try again",
  run_session: "The run's session is named",
  request_failed: "The caller is told that the request failed",
  config_changed: "The configuration changes",
  session_patched: "A session's settings are changed",
  keys_changed: "Keys or their order are changed",
  gateway_lived: "The Gateway starts or stops",
};

/** What a line says, in words; a kind that is not known here is named as it is. */
export function evidenceWords(kind: string): string {
  if (kind === "tuple") return "The attempt is reported";
  return isKind(kind) ? KINDS[kind] : kind.replaceAll("_", " ");
}

function isKind(kind: string): kind is EvidenceKind {
  return (EVIDENCE_KINDS as readonly string[]).includes(kind);
}

/** How an attempt came to be known, and what that means for its numbers. */
export function originWords(origin: AttemptOrigin): string {
  switch (origin) {
    case "call":
      return "The log holds the call's start: this Gateway logs every call.";
    case "answer":
      return "Only the answer or error is logged: this Gateway logs failures and slow answers only.";
    case "cut_stream":
      return "No line of the call itself; known from what followed a stream that was cut.";
    case "tuple":
      return "Reported as one line per attempt.";
    case "timeline":
      return "Recorded by the diagnostics timeline, which has one record of every call.";
    case "span":
      return "Reported as an OpenTelemetry span, one for every call.";
  }
}
