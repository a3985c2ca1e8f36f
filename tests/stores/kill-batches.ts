import fc from "fast-check";
import type { IngestBatch } from "@/lib/core/store/event-store";
import { batch, LOG, lines } from "./arbitrary-batch";

/** Batches of one source, the same for the same seed; the checkpoint's `lines` is the number of batches written. */
export function killBatches(seed: number): IngestBatch[] {
  const sets = fc.sample(lines, { numRuns: 25, seed });
  return sets.map((set, index) =>
    batch({
      source: LOG,
      attempts: set.flatMap((line) => ("tuple" in line ? [moved(line.tuple, index)] : [])),
      evidence: set.flatMap((line) => ("evidence" in line ? [moved(line.evidence, index)] : [])),
      counts: { bytes: 10, lines: 1, irrelevant: 0, unrecognised: 0, malformed: 0 },
      countedFrom: index * 10,
      checkpoint: {
        ...{ offset: (index + 1) * 10, tailBytes: 1, tailHash: "tail", seenBytes: 1_000 },
        lines: index + 1,
        release: null,
        gone: false,
      },
    }),
  );
}

function moved<T extends { lineId: number }>(line: T, index: number): T {
  return { ...line, lineId: line.lineId + index * 1_000_003 };
}
