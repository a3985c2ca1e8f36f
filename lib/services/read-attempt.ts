import type { AttemptDetail } from "@/lib/contracts/attempts";
import { assembleExplained, type Explained } from "@/lib/core/attempt/assemble";
import { classify, contradicts, labelOutcome } from "@/lib/core/outcome/classify";
import type { EvidenceLine, StoredAttempt } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { interpretLine } from "./interpret-line";
import { attemptRow } from "./read-attempts";
import { readRawLine } from "./read-raw-line";
import { ServiceError } from "./service-error";

/** GET /api/v1/attempts/{id}: one attempt, how its outcome was decided, and the lines it was put together from. */
export async function readAttempt(stores: ConsoleStores, id: string): Promise<AttemptDetail> {
  demand(stores, "evidence.read");
  const found = await stores.events.attempt(id);
  if (found === null) {
    throw new ServiceError(
      "not_found",
      "There is no such attempt (any more): later evidence may have changed it. Open it from the list.",
    );
  }
  const { attempt, lines } = found;
  const explained = explain(attempt, lines);
  const labels = await stores.events.keyLabels();
  return {
    asOf: stores.now,
    attempt: attemptRow(attempt, labels),
    reasoning: reasoning(attempt, explained?.because),
    lines: await Promise.all(
      lines.map(async (line) => ({
        source: line.source,
        offset: line.offset,
        at: line.evidence?.at ?? attempt.at,
        kind: line.evidence?.kind ?? "tuple",
        own: explained?.own.has(line.lineId) ?? true,
        interpretation: interpretLine(line, attempt),
        ...(await readRawLine(line, attempt.gateway)),
      })),
    ),
  };
}

function reasoning(attempt: StoredAttempt, reason: string | undefined): string[] {
  const { status, outcome, origin } = attempt;
  const said = [because(attempt, reason)];
  if (origin === "cut_stream") {
    said.push(
      "No line of the call itself is in the log: at this log level a fast 2xx answer leaves none, so the call was answered before it failed.",
    );
  }
  if (status === null && outcome === "unknown" && origin === "call") {
    said.push(
      "The call started and no answer is in the log: it is still running, or the Gateway stopped.",
    );
  }
  if (attempt.gatewayReason !== null) {
    said.push(
      contradicts(attempt.gatewayReason, attempt.outcome)
        ? `The Gateway's own label is "${attempt.gatewayReason}" (${labelOutcome(attempt.gatewayReason)}), which the evidence does not bear out.`
        : `The Gateway's own label is "${attempt.gatewayReason}".`,
    );
  }
  if (attempt.keyId !== null && origin !== "tuple") {
    said.push(
      "The key is taken from the failover decision that ended this stretch of calls to the provider.",
    );
  }
  return said;
}

/** How the attempt came out of its trace; nothing where one line reported it whole. */
function explain(attempt: StoredAttempt, lines: readonly EvidenceLine[]): Explained | undefined {
  const evidence = lines.flatMap((line) =>
    line.evidence === null
      ? []
      : [{ lineId: line.lineId, offset: line.offset, bytes: line.bytes, value: line.evidence }],
  );
  return assembleExplained(evidence).find(
    ({ attempt: { value } }) =>
      value.at === attempt.at &&
      value.outcome === attempt.outcome &&
      value.provider === attempt.provider &&
      value.model === attempt.model,
  );
}

function because(attempt: StoredAttempt, reason: string | undefined): string {
  const why =
    reason ??
    classify({
      status: attempt.status,
      answered: attempt.status !== null,
      failedAfterAnswer: attempt.outcome !== "ok",
      code: attempt.errorCode,
      text: attempt.errorPreview,
      gatewayReason: attempt.gatewayReason,
      timedOut: null,
    }).because;
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}
