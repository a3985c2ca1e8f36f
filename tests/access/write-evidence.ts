import { openEventWriter } from "@/db/events/open-event-writer";
import { writeIngestStatus } from "@/db/ingest-status";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import { batch, TUPLES } from "../stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "../stores/plain-attempt";
import { GATEWAY } from "./actors";

/** So that a read has something to find, and finds it in no refusal. */
export function writeEvidence(dataDir: string): void {
  const now = Date.now();
  const writer = openEventWriter(dataDir);
  const attempts = Array.from({ length: 6 }, (_, n) => ({
    ...{ lineId: n + 1, offset: n * 100, bytes: 99 },
    value: {
      ...PLAIN_ATTEMPT,
      ...{ at: now - n * MINUTE_MS, requestId: `request-${n}`, keyId: "key-1" },
      ...(n % 2 === 0 ? { status: 429, outcome: "rate_limited" as const } : {}),
    },
  }));
  writer.write(batch({ source: { ...TUPLES, gateway: GATEWAY }, attempts }));
  writer.close();
  writeIngestStatus(dataDir, {
    ...{ lookedAt: now + DAY_MS, message: null, startedAt: now, trouble: null },
    ...{ totals: null, gateways: null },
  });
}
