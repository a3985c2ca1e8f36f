import { VarintReader, VarintWriter } from "@/lib/core/rollup/varint";
import { type AttemptRow, atOf, lineOf, outcomeOfRow, sliceOf } from "./attempt-row";

/** A row of attempts as the journal of arrivals holds it: its key, and what a filter asks about. */
export type Arrival = {
  readonly at: number;
  readonly line: number;
  readonly slice: number;
  /** Code of the outcome. */
  readonly outcome: number;
};

export function arrivalOf(row: AttemptRow): Arrival {
  return { at: atOf(row), line: lineOf(row), slice: sliceOf(row), outcome: outcomeOfRow(row) };
}

/** About a dozen bytes a row: times as differences, because neighbours are near each other in time. */
export function encodeArrivals(arrivals: readonly Arrival[]): Uint8Array {
  const writer = new VarintWriter();
  let before = 0;
  for (const { at, line, slice, outcome } of arrivals) {
    writer.write(unsigned(at - before));
    writer.write(line);
    writer.write(slice);
    writer.write(outcome);
    before = at;
  }
  return writer.take();
}

export function decodeArrivals(bytes: Uint8Array): Arrival[] {
  const reader = new VarintReader(bytes);
  const arrivals: Arrival[] = [];
  let at = 0;
  while (!reader.done) {
    at += signed(reader.read());
    arrivals.push({ at, line: reader.read(), slice: reader.read(), outcome: reader.read() });
  }
  return arrivals;
}

/** 0, -1, 1, -2 … as 0, 1, 2, 3 … */
function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function signed(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
