import { contradicts } from "@/lib/core/outcome/classify";
import type { StoredAttempt } from "@/lib/core/store/event-store";

/** What the newest failures of a pattern say beside their outcome. */
export type CloserLook = {
  /** The newest ones, as many as were looked at. */
  readonly looked: number;
  /** Of these, those that the Gateway itself files under another label. */
  readonly mislabelled: { readonly label: string; readonly count: number } | null;
  /** Of these, those that broke after the provider had answered 2xx: in the middle of the stream. */
  readonly brokenStreams: number;
  /** The newest. */
  readonly attemptId: string | null;
};

type Looked = Pick<StoredAttempt, "id" | "status" | "outcome" | "gatewayReason" | "origin">;

/** A label that always mixes deadlines, resets and broken streams (field guide, section 4) tells nothing. */
const MIXED_LABEL = "timeout";

/** `attempts`: failures of one pattern, newest first. */
export function lookCloser(attempts: readonly Looked[]): CloserLook {
  const labels = new Map<string, number>();
  for (const { gatewayReason, outcome } of attempts) {
    if (gatewayReason === null || gatewayReason === MIXED_LABEL) continue;
    if (contradicts(gatewayReason, outcome)) {
      labels.set(gatewayReason, (labels.get(gatewayReason) ?? 0) + 1);
    }
  }
  const [top] = [...labels].sort(([, a], [, b]) => b - a);
  return {
    looked: attempts.length,
    mislabelled: top === undefined ? null : { label: top[0], count: top[1] },
    brokenStreams: attempts.filter(brokeInStream).length,
    attemptId: attempts[0]?.id ?? null,
  };
}

function brokeInStream({ status, origin }: Looked): boolean {
  return origin === "cut_stream" || (status !== null && status >= 200 && status < 300);
}
