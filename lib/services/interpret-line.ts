import type { EvidenceLine, StoredAttempt } from "@/lib/core/store/event-store";

/** What was read in a line; of a tuple, what its attempt holds. */
export function interpretLine(line: EvidenceLine, attempt: StoredAttempt | undefined) {
  const facts = line.evidence === null ? tupleFacts(attempt) : { ...line.evidence };
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => name !== "kind" && name !== "at"),
  ) as Record<string, string | number | boolean | null>;
}

function tupleFacts(attempt: StoredAttempt | undefined) {
  if (attempt === undefined) return {};
  return {
    requestId: attempt.requestId,
    sessionId: attempt.sessionId,
    provider: attempt.provider,
    modelId: attempt.model,
    status: attempt.status,
    latencyMs: attempt.latencyMs,
    keyId: attempt.keyId,
    error: attempt.errorPreview,
  };
}
