import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { TallyWire } from "@/lib/contracts/wire";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

/** Rows as a CSV download, streamed; what a spreadsheet would take for a formula is escaped. */
export function csvResponse(
  name: string,
  columns: readonly string[],
  rows: Iterable<unknown> | AsyncIterable<unknown>,
): Response {
  const source = Readable.from(rows);
  const csv = source.pipe(
    stringify({ header: true, columns: [...columns], escape_formulas: true }),
  );
  source.on("error", (error) => csv.destroy(error));
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}

/** Columns of a tally, the same in every table. */
export const TALLY_COLUMNS = [
  "attempts",
  ...OUTCOMES,
  "ratedAttempts",
  "p50Ms",
  "p95Ms",
  "latencyCount",
] as const;

export function tallyRow(tally: TallyWire): Record<string, number | null> {
  return {
    attempts: tally.attempts,
    ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, tally.outcomes[outcome] ?? 0])),
    ratedAttempts: tally.rated.attempts,
    p50Ms: tally.p50Ms,
    p95Ms: tally.p95Ms,
    latencyCount: tally.latencyCount,
  };
}
