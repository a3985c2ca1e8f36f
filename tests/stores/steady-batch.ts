import type { IngestBatch } from "@/lib/core/store/event-store";
import { MINUTE_MS } from "@/lib/core/time/range";
import { batch, MIDNIGHT, TUPLES } from "./arbitrary-batch";

const TUPLES_EACH = 200;

/** The batch with a number: the same whoever asks. Its checkpoint says how many were written. */
export function steadyBatch(index: number): IngestBatch {
  const attempts = Array.from({ length: TUPLES_EACH }, (_, place) => {
    const number = index * TUPLES_EACH + place;
    return {
      ...{ lineId: 2 ** 40 + number, offset: number * 100, bytes: 99 },
      value: {
        at: MIDNIGHT + ((number * 7_919) % (40 * 60)) * MINUTE_MS,
        ...{ requestId: `request-${number}`, traceId: null, sessionId: null },
        ...{ provider: `provider-${number % 3}`, model: `model-${number % 7}`, keyId: null },
        ...{ status: number % 5 === 0 ? 429 : 200, gatewayReason: null, ttfbMs: null },
        outcome: number % 5 === 0 ? ("rate_limited" as const) : ("ok" as const),
        ...{ latencyMs: 100 + (number % 900), routeVersion: null, errorPreview: null },
        ...{ errorCode: null, origin: "tuple" as const, region: null, runtime: null },
      },
    };
  });
  return batch({
    source: TUPLES,
    attempts,
    counts: { bytes: 100, lines: 1, irrelevant: 0, unrecognised: 0, malformed: 0 },
    countedFrom: index * 100,
    checkpoint: {
      ...{
        offset: (index + 1) * 100,
        tailBytes: 1,
        tailHash: "tail",
        seenBytes: 100 * (index + 1),
      },
      ...{ lines: index + 1, release: null, gone: false },
    },
  });
}
