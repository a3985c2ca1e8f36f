import type { PushToken } from "./authorise-push";
import type { ExportTaken } from "./push-spans";
import type { PushStores } from "./push-stores";
import { PushTally } from "./push-tally";

/**
 * POST /v1/metrics: counted, and no more. A counter of calls has no request, key or status, so it cannot
 * become attempts, and beside spans or logs of the same calls it would count them twice.
 */
export async function pushMetrics(
  { gate, now }: PushStores,
  { gateway }: PushToken,
  points: number,
): Promise<ExportTaken> {
  await gate.admit(gateway);
  const tally = new PushTally(gateway);
  if (points > 0) {
    const at = now();
    tally.addIrrelevant({ at, release: null }, points);
    await gate.take(gateway, "otlp", [], tally.take(at));
  }
  return { rejected: 0, message: "Metrics are taken, but nothing is made of them yet." };
}
