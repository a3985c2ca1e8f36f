import type { RequestTraits } from "@/lib/core/request/request";
import { REQUEST_RESULTS, type RequestResult } from "@/lib/core/request/request";

/**
 * What requests are counted by, in numbers of names (0: unknown): gateway, region, runtime, provider and
 * model asked for, provider and model that served, reason, flags.
 */
export type KindValues = readonly [
  gateway: number,
  region: number,
  runtime: number,
  requestedProvider: number,
  requestedModel: number,
  servedProvider: number,
  servedModel: number,
  reason: number,
  flags: number,
];

export const KIND_COLUMNS =
  "gateway, region, runtime, requested_provider, requested_model, served_provider, served_model, reason, flags";

export type KindFlags = RequestTraits & {
  readonly result: RequestResult;
  /** At most 61. */
  readonly step: number | null;
  /** A single tuple that was answered well: it has no row of its own. */
  readonly plain: boolean;
};

/** Stored: never renumber. */
const RESULT_CODES: Record<RequestResult, number> = {
  served: 0,
  exhausted: 1,
  aborted: 2,
  unknown: 3,
};
const [DOWNGRADED, SILENT, RECOVERED, SKIPPED, PLAIN] = [4, 8, 16, 32, 64];
const STEP = 128;
const MOST_STEPS = 61;

export function encodeFlags(flags: KindFlags): number {
  return (
    RESULT_CODES[flags.result] +
    (flags.downgraded ? DOWNGRADED : 0) +
    (flags.silent ? SILENT : 0) +
    (flags.recovered ? RECOVERED : 0) +
    (flags.skipped ? SKIPPED : 0) +
    (flags.plain ? PLAIN : 0) +
    STEP * (flags.step === null ? 0 : Math.min(flags.step, MOST_STEPS) + 1)
  );
}

export function decodeFlags(flags: number): KindFlags {
  const step = Math.floor(flags / STEP);
  return {
    result: REQUEST_RESULTS.find((result) => RESULT_CODES[result] === (flags & 3)) ?? "unknown",
    downgraded: (flags & DOWNGRADED) !== 0,
    silent: (flags & SILENT) !== 0,
    recovered: (flags & RECOVERED) !== 0,
    skipped: (flags & SKIPPED) !== 0,
    plain: (flags & PLAIN) !== 0,
    step: step === 0 ? null : step - 1,
  };
}

export function isPlain(flags: number): boolean {
  return (flags & PLAIN) !== 0;
}
