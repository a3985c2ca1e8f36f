import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import type { EventReader } from "@/lib/core/store/event-store";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { MINUTE_MS } from "@/lib/core/time/range";

const EVER = { from: Date.UTC(2000, 0), to: Date.UTC(2100, 0) };

/**
 * Everything that a store says to a reader, without the numbers it uses inside: two stores that were
 * filled in any way with the same lines say the same. For tests.
 */
export async function allThatIsSaid(reader: EventReader) {
  const attempts = [];
  for (let cursor: string | null = null; ; ) {
    const page = await reader.attempts({ range: EVER, filter: NO_FILTER, limit: 1_000, cursor });
    attempts.push(...page.attempts);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  const range = { from: (attempts.at(-1)?.at ?? 0) - 1, to: (attempts[0]?.at ?? 0) + 1 };
  return {
    attempts,
    lines: await Promise.all(attempts.map(async ({ id }) => (await reader.attempt(id))?.lines)),
    tallies: sorted(await reader.tallies({ range, by: DIMENSIONS, filter: NO_FILTER })),
    series: sorted(
      await reader.series({ range, by: DIMENSIONS, filter: NO_FILTER, stepMs: MINUTE_MS }),
    ),
    levels: sorted(await reader.evidenceLevels(EVER)),
    sources: await reader.sources(),
    rejected: sorted(await reader.rejected({ gateway: null, limit: 1_000 })),
    extent: await reader.extent(),
    values: Object.values(await reader.values()).map(sorted),
  };
}

function sorted(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}
