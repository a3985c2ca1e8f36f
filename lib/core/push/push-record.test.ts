import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLine } from "@/lib/core/log/parse-line";
import type { Redacted } from "@/lib/core/log/redact";
import { type PushRecord, readPushRecord, writePushRecord } from "./push-record";

const TUPLE = '{"time":"2026-11-22T14:52:36.770Z","requestId":"r","provider":"p","status":429}';

const record: fc.Arbitrary<PushRecord> = fc.oneof(
  fc.record({
    kind: fc.constant("head" as const),
    gateway: fc.string(),
    receivedAt: fc.nat(),
    id: fc.string(),
  }),
  fc.record({
    kind: fc.constant("line" as const),
    receivedAt: fc.nat(),
    lineId: fc.maxSafeNat(),
    parsed: fc.constant(parseLine(TUPLE, (id) => id).parsed as never),
    raw: fc.option(fc.string() as fc.Arbitrary<string & Redacted>, { nil: null }),
  }),
  fc.record({
    kind: fc.constant("tally" as const),
    receivedAt: fc.nat(),
    ...{ irrelevant: fc.nat(), unrecognised: fc.nat(), malformed: fc.nat() },
    reasons: fc.constant([["not_json", 2]] as const),
    ...{ samples: fc.constant([]), losses: fc.constant([]) },
    heard: fc.array(fc.tuple(fc.nat(), fc.nat())),
    release: fc.constantFrom(null, { oldest: "2026.7", newest: "2026.9" } as const),
  }),
);

test("a record is one line, and is read as it was written", () => {
  fc.assert(
    fc.property(record, (written) => {
      const line = writePushRecord(written);
      expect(line.indexOf("\n")).toBe(line.length - 1);
      expect(readPushRecord(line.slice(0, -1))).toEqual(written);
    }),
  );
});

test("no part of a record is taken for one", () => {
  fc.assert(
    fc.property(record, fc.double({ min: 0, max: 1, noNaN: true }), (written, share) => {
      const line = writePushRecord(written).slice(0, -1);
      expect(readPushRecord(line.slice(0, Math.floor(share * line.length * 0.999)))).toBeNull();
    }),
  );
});

test.each([
  "",
  "{}",
  "null",
  "[]",
  '{"v":1}',
  '{"v":2,"kind":"head"}',
  '{"v":1,"kind":"line"}',
  TUPLE,
])("%s is no record", (line) => expect(readPushRecord(line)).toBeNull());
