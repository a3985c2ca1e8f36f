import { expect, test } from "vitest";
import { unwrapFollowLine } from "./unwrap-follow-line";

const RECORD = '{"0":"x","1":"text","_meta":{"date":"2026-11-22T10:00:00.000Z"}}';

/** What `openclaw logs --follow --json` of 2026.9.6 prints, and what of it is a record. */
const CASES: readonly (readonly [string, string | null])[] = [
  [
    `{"type":"log","time":"2026-11-22T10:00:00.000+00:00","level":"warn","subsystem":"config","message":"text","raw":${JSON.stringify(RECORD)}}`,
    RECORD,
  ],
  ['{"type":"meta","file":"/log/gateway.log","sourceKind":"file","cursor":15,"size":15}', null],
  ['{"type":"notice","message":"Log cursor reset (file rotated)."}', null],
  [RECORD, RECORD],
  ['{"type":"log","raw', '{"type":"log","raw'],
  [
    '{"type":"mark","schemaVersion":"openclaw.diagnostics.v1"}',
    '{"type":"mark","schemaVersion":"openclaw.diagnostics.v1"}',
  ],
  ["", ""],
];

test.each(CASES)("%s", (line, record) => {
  expect(unwrapFollowLine(line)).toBe(record);
});
