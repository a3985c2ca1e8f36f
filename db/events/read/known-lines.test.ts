import fc from "fast-check";
import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { batch, type Line, LOG, lines } from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";

test("of any lines exactly those that were written are known", async () => {
  await fc.assert(
    fc.asyncProperty(lines, lines, async (written, others) => {
      const dir = tempStores();
      // Ids are of content, so no tuple has that of a line of evidence; these made-up ones do.
      const writer = openEventWriter(dir, { assemble: () => [] });
      writer.write(
        batch({
          source: LOG,
          attempts: written.flatMap((line) => ("tuple" in line ? [line.tuple] : [])),
          evidence: written.flatMap((line) => ("evidence" in line ? [line.evidence] : [])),
        }),
      );
      writer.close();
      const expected = new Set(written.map(nameOf));
      const reader = openEventReader(dir);
      for (const line of [...written, ...others]) {
        const known = await reader.known({ gateway: LOG.gateway, lines: [asked(line)] });
        expect([...known]).toEqual(expected.has(nameOf(line)) ? [asked(line).lineId] : []);
      }
      reader.close();
    }),
    { numRuns: 25 },
  );
});

function asked(line: Line) {
  if ("tuple" in line) {
    const { lineId, value } = line.tuple;
    return { lineId, at: value.at, evidence: null };
  }
  const { lineId, value } = line.evidence;
  return { lineId, at: value.at, evidence: value };
}

/** What makes a line the same one in the store. */
function nameOf(line: Line): string {
  const { lineId, at, evidence } = asked(line);
  const run = evidence !== null && "runId" in evidence ? evidence.runId : null;
  return JSON.stringify([evidence === null, lineId, at, evidence?.traceId ?? run ?? null]);
}
