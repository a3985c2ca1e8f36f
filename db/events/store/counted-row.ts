import { hasKnownDenominator } from "@/lib/core/attempt/attempt";
import type { EpochMs } from "@/lib/core/time/range";
import type { Counted } from "./attempt-row";
import { originOf } from "./codes";
import { UNKNOWN } from "./names";
import type { Value } from "./prepared";
import type { Slices } from "./slices";

/** An attempt as far as it is counted. */
export type CountedRow = Counted & {
  readonly at: EpochMs;
  readonly slice: number;
  readonly outcome: number;
};

/** Selects what {@link countedFrom} reads of the attempts in `at >= ? and at < ?`, without their texts. */
export function countedSql(table: string, and = ""): string {
  return `select at, slice, outcome, origin, latency,
      (request is not null) * 2 + (session is not null) * 4 + (status is not null) * 32
    from ${table} where at >= ? and at < ? ${and} order by at`;
}

export function countedFrom(row: readonly Value[], slices: Slices): CountedRow {
  const [at, slice, outcome, origin, latency, carried] = row as [
    EpochMs,
    number,
    number,
    number,
    number | null,
    number,
  ];
  const [, region, , provider, model, key] = slices.valuesOf(slice);
  return {
    at,
    slice,
    outcome,
    latencyMs: latency === null ? null : Math.round(latency),
    mask:
      (hasKnownDenominator(originOf(origin)) ? 1 : 0) |
      carried |
      (provider === UNKNOWN ? 0 : 8) |
      (model === UNKNOWN ? 0 : 16) |
      (region === UNKNOWN ? 0 : 64) |
      (key === UNKNOWN ? 0 : 128),
  };
}
