import type { Runtime } from "@/lib/core/attempt/attempt";
import type { LinePlace } from "@/lib/core/intervention/mark";
import type { EpochMs } from "@/lib/core/time/range";

export const WINDOW_KINDS = ["cooldown", "disabled"] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

/** A key as its Gateway knows it: two Gateways keep two states for the same profile id. */
export type KeyName = {
  readonly gateway: string;
  readonly provider: string;
  readonly keyId: string;
};

/** A failure that counts against a key: one incident, however many attempts led to it. */
export type Penalty = KeyName & {
  readonly at: EpochMs;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly reason: string | null;
  /** The model of the call that failed; `null`: no decision beside it says. */
  readonly model: string | null;
  readonly requestId: string | null;
  readonly traceId: string | null;
  /** What the Gateway's key record says; `null`: it wrote none, a decision alone names the key. */
  readonly record: {
    /** `null`: of no kind that we know. */
    readonly kind: WindowKind | null;
    readonly until: EpochMs | null;
    /** It found a window active, and opened none. */
    readonly reused: boolean;
  } | null;
  readonly lineId: number;
  readonly line: LinePlace;
};

/** A key as one text, for maps. */
export function keyName({ gateway, provider, keyId }: KeyName): string {
  return `${gateway}\u0000${provider}\u0000${keyId}`;
}
