import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { type LineReading, parseLine } from "@/lib/core/log/parse-line";
import type { ParsedLine, RejectionReason } from "@/lib/core/log/parsed-line";
import { sampleShape } from "@/lib/core/log/redact";
import { narrowRelease, type ReleaseGuess } from "@/lib/core/log/release";
import { type PushedTally, readPushRecord, type TellingLine } from "@/lib/core/push/push-record";
import {
  ACTIVITY_BUCKET_MS,
  type Activity,
  type Checkpoint,
  type IngestBatch,
  type LineCounts,
  type Loss,
  type RejectedLine,
  type Source,
  type Sourced,
} from "@/lib/core/store/event-store";
import { bucketStart, type EpochMs } from "@/lib/core/time/range";
import { hashProfile, lineId } from "@/lib/files/line-id";
import type { RawLine } from "@/lib/files/read-lines";

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
  #losses: Sourced<Loss>[] = [];
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
    this.#count("bytes", line.bytes, counted);
    if (this.source.kind === "push" || this.source.kind === "otlp") this.#addRecord(line, counted);
    else this.#addLine(line, counted);
  }

  #addLine(line: RawLine, counted: boolean): void {
    const reading: LineReading =
      line.text === null
        ? { parsed: { kind: "malformed", reason: line.reason, at: null }, json: undefined }
        : parseLine(line.text, hashProfile);
    const { parsed } = reading;

    if ("loss" in parsed && parsed.loss) this.#noteLoss(line, parsed, this.#idOf(line.text ?? ""));
    this.#countLines(1, counted);
    if (counted && "release" in parsed) {
      this.release = narrowRelease(this.release, parsed.release);
    }
    switch (parsed.kind) {
      case "evidence":
        this.#addTelling(line, parsed, this.#idOf(line.text ?? ""), counted);
        return;
      case "tuple": {
        const id = lineId(parsed.gateway ?? this.source.gateway, parsed.identity);
        this.#addTelling(line, parsed, id, counted);
        return;
      }
      case "irrelevant":
        this.#count("irrelevant", 1, counted);
        if (counted && parsed.at !== null) this.#active(parsed.at, false);
        return;
      case "unrecognised":
      case "malformed": {
        const { reason, at, kind: verdict } = parsed;
        this.#count(verdict, 1, counted);
        this.#because(reason, 1);
        if (this.#rejected.length >= SAMPLES_PER_BATCH) return;
        const sample = sampleShape(line.text ?? "", reading.json);
        const id = this.#idOf(line.text ?? `${reason} ${line.bytes}`);
        this.#addSample(line, id, { verdict, reason, at, sample });
      }
    }
  }

  /** A record of a push log: a line that was read when it was pushed, or the number of those that are not kept. */
  #addRecord(line: RawLine, counted: boolean): void {
    const record = line.text === null ? null : readPushRecord(line.text);
    switch (record?.kind) {
      case undefined:
        this.#countLines(1, counted);
        this.#count("malformed", 1, counted);
        this.#because("truncated", 1);
        return;
      case "head":
        return;
      case "line":
        this.#countLines(1, counted);
        if (counted && "release" in record.parsed) {
          this.release = narrowRelease(this.release, record.parsed.release);
        }
        this.#noteLoss(line, record.parsed, record.lineId);
        this.#addTelling(line, record.parsed, record.lineId, counted);
        return;
      case "tally":
        this.#addTally(line, record, counted);
    }
  }

  #addTally(line: RawLine, tally: PushedTally, counted: boolean): void {
    const { irrelevant, unrecognised, malformed } = tally;
    this.#countLines(irrelevant + unrecognised + malformed, counted);
    this.#count("irrelevant", irrelevant, counted);
    this.#count("unrecognised", unrecognised, counted);
    this.#count("malformed", malformed, counted);
    for (const [reason, lines] of tally.reasons) this.#because(reason, lines);
    for (const { lineId: id, ...sample } of tally.samples) this.#addSample(line, id, sample);
    for (const { lineId: id, ...loss } of tally.losses) this.#lose(line, id, loss);
    if (!counted) return;
    this.release = narrowRelease(this.release, tally.release);
    for (const [at, lines] of tally.heard) this.#active(at, false, lines);
  }

  #addTelling(line: RawLine, parsed: TellingLine, id: number, counted: boolean): void {
    this.seen.records++;
    const place = { lineId: id, offset: line.offset, bytes: line.ownBytes };
    if (parsed.kind === "evidence") {
      this.#evidence.push({ ...place, value: parsed.evidence });
      if (counted) this.#active(parsed.evidence.at, parsed.everyCallMark);
      return;
    }
    const gateway = parsed.gateway ?? this.source.gateway;
    const sourced = { ...place, value: parsed.attempt };
    if (gateway === this.source.gateway) {
      this.#attempts.push(sourced);
      if (counted) this.#active(parsed.attempt.at, true);
      return;
    }
    const others = this.#foreign.get(gateway);
    if (others) others.push(sourced);
    else this.#foreign.set(gateway, [sourced]);
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
      losses: this.#losses,
      counts: this.#counts,
      activity: [...this.#activity].map(([bucket, a]) => ({ bucket, ...a })),
      checkpoint,
      countedFrom,
    });
    this.#attempts = [];
    this.#foreign = new Map();
    this.#evidence = [];
    this.#rejected = [];
    this.#losses = [];
    this.#counts = noCounts();
    this.#activity = new Map();
    return batches;
  }

  /** What the Gateway itself says to have left out. */
  #noteLoss(line: RawLine, parsed: ParsedLine, id: number): void {
    if (!("loss" in parsed) || !parsed.loss) return;
    const at = parsed.kind === "evidence" ? parsed.evidence.at : parsed.at;
    if (at === null) return;
    this.#lose(line, id, { at, ...parsed.loss });
  }

  #count(what: keyof Counts, n: number, counted: boolean): void {
    this.seen[what] += n;
    if (counted) this.#counts[what] += n;
  }

  #countLines(n: number, counted: boolean): void {
    this.#count("lines", n, counted);
    if (counted) this.lines += n;
  }

  #because(reason: RejectionReason, lines: number): void {
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + lines);
  }

  #addSample(line: RawLine, id: number, value: RejectedLine): void {
    if (this.#rejected.length >= SAMPLES_PER_BATCH) return;
    this.#rejected.push({ lineId: id, offset: line.offset, bytes: line.ownBytes, value });
  }

  #lose(line: RawLine, id: number, value: Loss): void {
    this.#losses.push({ lineId: id, offset: line.offset, bytes: line.ownBytes, value });
  }

  #active(at: EpochMs, everyCallMark: boolean, lines = 1): void {
    const bucket = bucketStart(at, ACTIVITY_BUCKET_MS);
    const activity = this.#activity.get(bucket) ?? { lines: 0, everyCallMarks: 0 };
    activity.lines += lines;
    if (everyCallMark) activity.everyCallMarks++;
    this.#activity.set(bucket, activity);
  }

  #idOf(identity: string): number {
    return lineId(this.source.gateway, identity);
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
