import type { Mark } from "@/lib/core/intervention/mark";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";

/** What failures are put down to is looked for so long before their first step. */
export const LOOK_BACK_MS = 15 * MINUTE_MS;

/**
 * The last change of routing or keys shortly before something began, on one of its Gateways. Whether it
 * is the cause nobody knows: what came after is not therefore because of it. `began`: start of the first
 * step with failures, so the change may lie in that step too.
 */
export function changeBefore<M extends Pick<Mark, "at" | "gateway" | "intervention">>(
  marks: readonly M[],
  { began, stepMs, gateways }: { began: EpochMs; stepMs: number; gateways: readonly string[] },
): M | null {
  const near = marks.filter(
    ({ at, gateway, intervention }) =>
      intervention !== null &&
      gateway !== null &&
      gateways.includes(gateway) &&
      at >= began - LOOK_BACK_MS &&
      at < began + stepMs,
  );
  return near.reduce<M | null>((last, mark) => (last && last.at >= mark.at ? last : mark), null);
}
