import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLine } from "@/lib/core/log/parse-line";
import type { Sourced } from "@/lib/core/store/event-store";
import { recordings } from "@/tests/recordings/recording";
import { scenarios } from "@/tests/recordings/scenario";
import { assemble } from "./assemble";
import type { Evidence, EvidenceFact } from "./evidence";

/** What Gateways say of themselves and to callers: never of an attempt. */
const NOTES: readonly EvidenceFact[] = [
  { kind: "request_failed", preview: "FailoverError: All models failed (2)" },
  { kind: "config_changed", step: "applied", paths: "models.mode", actor: null },
  { kind: "session_patched" },
  { kind: "keys_changed" },
  { kind: "gateway_lived", step: "stopping", version: "2026.9" },
];
const KINDS = new Set(NOTES.map(({ kind }) => kind));

const traces = [...recordings(), ...scenarios()].flatMap(({ log }) => {
  const records = log.split("\n").flatMap((line, index): Sourced<Evidence>[] => {
    const { parsed } = parseLine(line, (id) => id);
    if (parsed.kind !== "evidence" || parsed.evidence.traceId === null) return [];
    return [{ lineId: index + 1, offset: index, bytes: line.length, value: parsed.evidence }];
  });
  return [...Map.groupBy(records, ({ value }) => value.traceId).values()];
});

test("what a Gateway says of itself, and what it tells a caller, changes no attempt of a trace", () => {
  const isNote = ({ value }: Sourced<Evidence>) => KINDS.has(value.kind);
  expect(traces.filter((trace) => trace.some(isNote)).length).toBeGreaterThan(5);
  for (const trace of traces) {
    expect(assemble(trace)).toEqual(assemble(trace.filter((record) => !isNote(record))));
  }
});

test("that holds wherever in a trace it is said", () => {
  const place = fc.record({
    trace: fc.constantFrom(...traces),
    fact: fc.constantFrom(...NOTES),
    share: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
    span: fc.constantFrom(null, "of the trace"),
  });
  fc.assert(
    fc.property(place, ({ trace, fact, share, span }) => {
      const times = trace.map(({ value }) => value.at);
      const [first, last] = [Math.min(...times), Math.max(...times)];
      const [one] = trace;
      const value = {
        at: Math.round(first + share * (last - first)),
        traceId: one?.value.traceId ?? null,
        spanId: span === null ? null : (one?.value.spanId ?? null),
        ...fact,
      };
      const note = { lineId: 2 ** 50, offset: 0, bytes: 1, value };
      expect(assemble([...trace, note])).toEqual(assemble(trace));
    }),
    { numRuns: 300 },
  );
});
