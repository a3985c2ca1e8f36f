import type { Runtime } from "@/lib/core/attempt/attempt";
import type { SourceKind } from "@/lib/core/store/event-store";
import { shortHash } from "./failure-text";
import { FLEET, type OpenclawGateway, type TupleGateway } from "./fleet";
import { openclawWeek, type WeekOptions } from "./openclaw-week";
import type { SampleEntry, TrueAttempt } from "./true-attempt";
import { tupleWeek } from "./tuple-week";

/** The week of one Gateway. Every walk over it makes it anew, always the same. */
export type SampleGateway = {
  readonly gateway: string;
  readonly region: string;
  readonly runtime: Runtime;
  readonly kind: SourceKind;
  /** Names of its keys by the hash that the log has. */
  readonly profiles: Readonly<Record<string, string>>;
  /** Lines of the log and, beside them, what really happened, in time order. */
  entries(): Iterable<SampleEntry>;
  lines(): Iterable<string>;
  truth(): Iterable<TrueAttempt>;
};

/** Requests on a working day of the whole fleet: makes about 26 000 attempts in the week. */
export const REQUESTS_PER_DAY = 1_750;

/**
 * A made-up week of five Gateways that ends at `endAt`, with the stories of `stories.ts` in it. Pure:
 * the same options give the same bytes.
 */
export function generateWeek(
  options: Omit<WeekOptions, "requestsPerDay"> & { readonly requestsPerDay?: number },
): readonly SampleGateway[] {
  const all: WeekOptions = { requestsPerDay: REQUESTS_PER_DAY, ...options };
  return FLEET.map((gateway) => {
    const entries = () => weekOf(gateway, all);
    const keyIds = Object.values(gateway.keys).flat();
    const profiles = Object.fromEntries(
      keyIds.map((keyId) => [shortHash(keyId, all.sha256Hex), keyId]),
    );
    return {
      gateway: gateway.id,
      region: gateway.region,
      runtime: gateway.runtime,
      kind: gateway.kind,
      profiles,
      entries,
      lines: () => linesOf(entries()),
      truth: () => truthOf(entries()),
    };
  });
}

function weekOf(gateway: OpenclawGateway | TupleGateway, options: WeekOptions) {
  switch (gateway.kind) {
    case "openclaw_log":
      return openclawWeek(gateway, options);
    case "tuples":
      return tupleWeek(gateway, options);
  }
}

function* linesOf(entries: Iterable<SampleEntry>): Generator<string> {
  for (const entry of entries) if (entry.kind === "line") yield entry.text;
}

function* truthOf(entries: Iterable<SampleEntry>): Generator<TrueAttempt> {
  for (const entry of entries) if (entry.kind === "attempt") yield entry.attempt;
}
