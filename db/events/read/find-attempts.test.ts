import fc from "fast-check";
import { expect, test } from "vitest";
import { openEventWriter } from "@/db/events/open-event-writer";
import { lookupKey, lookupRanges } from "@/db/events/store/text-hash";
import { openStore } from "@/db/open-store";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { batchesOf, lines } from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";
import { findAttempts } from "./find-attempts";
import { readAttempts } from "./read-attempts";
import { ReadContext } from "./read-context";

test("every attempt is found by each of its ids, with all others that share it, newest first", () => {
  fc.assert(
    fc.property(lines, (all) => {
      const dir = tempStores();
      const writer = openEventWriter(dir);
      for (const batch of batchesOf(all)) writer.write(batch);
      writer.close();
      const context = new ReadContext(openStore(dir, "events", "read"));
      const range = { from: 0, to: 9e12 };
      const { attempts } = readAttempts(context, {
        range,
        filter: NO_FILTER,
        limit: 1_000,
        cursor: null,
      });
      const ids = new Set(
        attempts.flatMap(({ requestId, sessionId, traceId }) => [requestId, sessionId, traceId]),
      );
      for (const id of ids) {
        if (id === null) continue;
        const expected = attempts.filter((a) => [a.requestId, a.sessionId, a.traceId].includes(id));
        expect(findAttempts(context, id, 1_000)).toEqual(expected);
        expect(findAttempts(context, id, 1)).toEqual(expected.slice(0, 1));
      }
      expect(findAttempts(context, "nobody has this", 10)).toEqual([]);
      context.db.close();
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("a lookup key is a whole number that says when, in the range of its id", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(DAY_MS - 1),
      fc.integer({ min: 10_957, max: 47_000 }),
      (id, ofDay, day) => {
        const at = day * DAY_MS + ofDay;
        const key = lookupKey("request", id, at);
        expect(Number.isSafeInteger(key)).toBe(true);
        const range = lookupRanges("request", id, day).find(
          ({ start, end }) => key >= start && key < end,
        );
        expect(range && range.from + key - range.start).toBe(at);
      },
    ),
  );
});
