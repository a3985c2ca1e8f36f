import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { type LineReading, parseLine } from "@/lib/core/log/parse-line";
import type { RejectionReason } from "@/lib/core/log/parsed-line";
import { sampleShape } from "@/lib/core/log/redact";
import { narrowRelease, type ReleaseGuess } from "@/lib/core/log/release";
import {
  ACTIVITY_BUCKET_MS,
  type Activity,
  type Checkpoint,
  type IngestBatch,
  type LineCounts,
  type RejectedLine,
  type Source,
  type Sourced,
} from "@/lib/core/store/event-store";
import { bucketStart, type EpochMs } from "@/lib/core/time/range";
import { hashProfile, lineId } from "@/lib/files/line-id";
import type { RawLine } from "./read-lines";

/** Identical rejects are kept once, and no batch brings more than this many. */
const SAMPLES_PER_BATCH = 50;

type Counts = { -readonly [K in keyof LineCounts]: LineCounts[K] };

/**
 * Turns lines into batches. Lines before `countFrom` were counted in an earlier run: their evidence is
 * handed over again (it is idempotent), but they are not counted twice.
 */
export class BatchBuilder {
  /** Of all lines seen, counted before or not: what a summary says. */
  readonly seen: Counts & { records: number } = { ...noCounts(), records: 0 };
  readonly reasons = new Map<RejectionReason, number>();
  release: ReleaseGuess;
  lines: number;

  #attempts: Sourced<Attempt>[] = [];
  #foreign = new Map<string, Sourced<Attempt>[]>();
  #evidence: Sourced<Evidence>[] = [];
  #rejected: Sourced<RejectedLine>[] = [];
  #counts: Counts = noCounts();
  #activity = new Map<EpochMs, { lines: number; everyCallMarks: number }>();

  constructor(
    readonly source: Source,
    readonly countFrom: number,
    known: Checkpoint | null,
  ) {
    this.release = known?.release ?? null;
    this.lines = known?.lines ?? 0;
  }

  /** Lines held since the last batch; above 0 while anything is held. */
  get held(): number {
    const { lines, bytes } = this.#counts;
    return this.#attempts.length + this.#evidence.length + lines + Math.min(bytes, 1);
  }

  /** The late break of a line that was read without it: bytes, but no line of its own. */
  addBreak(line: RawLine): void {
    this.#count("bytes", line.bytes, line.offset >= this.countFrom);
  }

  add(line: RawLine): void {
    const counted = line.offset >= this.countFrom;
    const reading: LineReading =
      line.text === null
        ? { parsed: { kind: "malformed", reason: line.reason, at: null }, json: undefined }
        : parseLine(line.text, hashProfile);
    const { parsed } = reading;

    this.#count("lines", 1, counted);
    this.#count("bytes", line.bytes, counted);
    if (counted) {
      this.lines++;
      if ("release" in parsed) this.release = narrowRelease(this.release, parsed.release);
    }
    switch (parsed.kind) {
      case "evidence":
        this.seen.records++;
        this.#evidence.push(
          this.#sourced(line, this.source.gateway, line.text ?? "", parsed.evidence),
        );
        if (counted) this.#active(parsed.evidence.at, parsed.everyCallMark);
        return;
      case "tuple": {
        this.seen.records++;
        const gateway = parsed.gateway ?? this.source.gateway;
        const sourced = this.#sourced(line, gateway, parsed.identity, parsed.attempt);
        if (gateway === this.source.gateway) {
          this.#attempts.push(sourced);
          if (counted) this.#active(parsed.attempt.at, true);
        } else {
          const others = this.#foreign.get(gateway);
          if (others) others.push(sourced);
          else this.#foreign.set(gateway, [sourced]);
        }
        return;
      }
      case "irrelevant":
        this.#count("irrelevant", 1, counted);
        if (counted && parsed.at !== null) this.#active(parsed.at, false);
        return;
      case "unrecognised":
      case "malformed":
        this.#count(parsed.kind, 1, counted);
        this.reasons.set(parsed.reason, (this.reasons.get(parsed.reason) ?? 0) + 1);
        if (this.#rejected.length < SAMPLES_PER_BATCH) {
          const { reason, at, kind: verdict } = parsed;
          const sample = sampleShape(line.text ?? "", reading.json);
          const identity = line.text ?? `${reason} ${line.bytes}`;
          this.#rejected.push(
            this.#sourced(line, this.source.gateway, identity, { verdict, reason, at, sample }),
          );
        }
    }
  }

  /**
   * The batches since the last call: first those of Gateways that tuples named themselves, so that the
   * checkpoint, which comes with the last one, never runs ahead of what it vouches for.
   */
  take(checkpoint: Checkpoint | null, countedFrom: number | null): IngestBatch[] {
    const batches: IngestBatch[] = [...this.#foreign].map(([gateway, attempts]) => ({
      source: { ...this.source, gateway, region: null, runtime: null },
      attempts,
      evidence: [],
      rejected: [],
      counts: noCounts(),
      activity: activityOf(attempts),
      checkpoint: null,
      countedFrom: null,
    }));
    batches.push({
      source: this.source,
      attempts: this.#attempts,
      evidence: this.#evidence,
      rejected: this.#rejected,
      counts: this.#counts,
      activity: [...this.#activity].map(([bucket, a]) => ({ bucket, ...a })),
      checkpoint,
      countedFrom,
    });
    this.#attempts = [];
    this.#foreign = new Map();
    this.#evidence = [];
    this.#rejected = [];
    this.#counts = noCounts();
    this.#activity = new Map();
    return batches;
  }

  #count(what: keyof Counts, n: number, counted: boolean): void {
    this.seen[what] += n;
    if (counted) this.#counts[what] += n;
  }

  #active(at: EpochMs, everyCallMark: boolean): void {
    const bucket = bucketStart(at, ACTIVITY_BUCKET_MS);
    const activity = this.#activity.get(bucket) ?? { lines: 0, everyCallMarks: 0 };
    activity.lines++;
    if (everyCallMark) activity.everyCallMarks++;
    this.#activity.set(bucket, activity);
  }

  #sourced<T>(line: RawLine, gateway: string, identity: string, value: T): Sourced<T> {
    return { lineId: lineId(gateway, identity), offset: line.offset, bytes: line.bytes, value };
  }
}

function activityOf(attempts: readonly Sourced<Attempt>[]): Activity[] {
  const buckets = new Map<EpochMs, number>();
  for (const { value } of attempts) {
    const bucket = bucketStart(value.at, ACTIVITY_BUCKET_MS);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
  }
  return [...buckets].map(([bucket, n]) => ({ bucket, lines: n, everyCallMarks: n }));
}

function noCounts(): Counts {
  return { bytes: 0, lines: 0, irrelevant: 0, unrecognised: 0, malformed: 0 };
}
