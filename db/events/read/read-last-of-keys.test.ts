import fc from "fast-check";
import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { keyName } from "@/lib/core/key/penalty";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { HOUR_MS } from "@/lib/core/time/range";
import { batchesOf, lines, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";

const moment = fc.integer({ min: MIDNIGHT - 72 * HOUR_MS, max: MIDNIGHT + 72 * HOUR_MS });
const filter = fc.constantFrom(
  NO_FILTER,
  { ...NO_FILTER, exclude: { model: ["anthropic"] } },
  { ...NO_FILTER, outcomes: ["ok" as const, "timeout" as const] },
  { ...NO_FILTER, notOutcomes: ["ok" as const] },
);

test.each([5_000, 3, 0])(
  "the last failure and success of each key are those of a walk through all attempts, where %i newest rows are tried first",
  async (most) => {
    await fc.assert(
      fc.asyncProperty(lines, filter, moment, moment, async (all, only, a, b) => {
        const dir = tempStores();
        const writer = openEventWriter(dir);
        for (const batch of batchesOf(all)) writer.write(batch);
        writer.close();
        const reader = openEventReader(dir);
        const range = { from: Math.min(a, b), to: Math.max(a, b) + 1 };
        const page = { range, filter: only, limit: 1_000, cursor: null };
        const { attempts } = await reader.attempts(page);
        const named = Map.groupBy(
          attempts.filter(({ keyId }) => keyId !== null),
          ({ gateway, provider, keyId }) =>
            keyName({ gateway, provider: provider ?? "", keyId: keyId ?? "" }),
        );
        const expected = [...named.values()].map((own) => ({
          gateway: own[0]?.gateway ?? "",
          provider: own[0]?.provider ?? "",
          keyId: own[0]?.keyId ?? "",
          failureAt: own.find(({ outcome }) => outcome !== "ok")?.at ?? null,
          successAt: own.find(({ outcome }) => outcome === "ok")?.at ?? null,
        }));
        const keys = expected.map(({ failureAt, successAt, ...name }) => ({
          ...name,
          failed: failureAt !== null,
          succeeded: successAt !== null,
        }));
        expect(await reader.lastOfKeys({ range, filter: only, keys, walked: most })).toEqual(
          expected,
        );
        reader.close();
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);
