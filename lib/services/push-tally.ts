import type { ParsedLine, RejectionReason } from "@/lib/core/log/parsed-line";
import { sampleShape } from "@/lib/core/log/redact";
import { narrowRelease, type ReleaseGuess } from "@/lib/core/log/release";
import type { PushedTally } from "@/lib/core/push/push-record";
import { ACTIVITY_BUCKET_MS } from "@/lib/core/store/event-store";
import { bucketStart, type EpochMs } from "@/lib/core/time/range";
import { lineId } from "@/lib/files/line-id";

const SAMPLES = 20;

type Rejected = Extract<ParsedLine, { kind: "unrecognised" | "malformed" }>;

/** Counts the lines of a push of which nothing but the number is kept. */
export class PushTally {
  #irrelevant = 0;
  #counts = { unrecognised: 0, malformed: 0 };
  readonly #reasons = new Map<RejectionReason, number>();
  readonly #samples = new Map<number, PushedTally["samples"][number]>();
  readonly #losses = new Map<number, PushedTally["losses"][number]>();
  readonly #heard = new Map<EpochMs, number>();
  #release: ReleaseGuess = null;

  constructor(private readonly gateway: string) {}

  addIrrelevant(
    { at, release }: Pick<Extract<ParsedLine, { kind: "irrelevant" }>, "at" | "release">,
    times = 1,
  ): void {
    this.#irrelevant += times;
    this.#release = narrowRelease(this.#release, release);
    if (at === null) return;
    const bucket = bucketStart(at, ACTIVITY_BUCKET_MS);
    this.#heard.set(bucket, (this.#heard.get(bucket) ?? 0) + times);
  }

  /** The same for a line, which may say that others were left out. */
  addIrrelevantLine(parsed: Extract<ParsedLine, { kind: "irrelevant" }>, text: string): void {
    this.addIrrelevant(parsed);
    if (!parsed.loss || parsed.at === null) return;
    const id = lineId(this.gateway, text);
    this.#losses.set(id, { ...parsed.loss, at: parsed.at, lineId: id });
  }

  /** `text` is `null` for a line that could not be decoded. */
  addRejected({ kind, reason, at }: Rejected, text: string | null, json: unknown): void {
    this.#counts[kind]++;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    if (this.#samples.size >= SAMPLES) return;
    const id = lineId(this.gateway, text ?? reason);
    const sample = sampleShape(text ?? "", json);
    this.#samples.set(id, { verdict: kind, reason, at, sample, lineId: id });
  }

  /** What was counted since the last time; `null` where that is nothing. */
  take(receivedAt: EpochMs): PushedTally | null {
    const { unrecognised, malformed } = this.#counts;
    if (this.#irrelevant + unrecognised + malformed === 0) return null;
    const tally: PushedTally = {
      kind: "tally",
      receivedAt,
      irrelevant: this.#irrelevant,
      unrecognised,
      malformed,
      reasons: [...this.#reasons],
      samples: [...this.#samples.values()],
      losses: [...this.#losses.values()],
      heard: [...this.#heard],
      release: this.#release,
    };
    this.#irrelevant = 0;
    this.#counts = { unrecognised: 0, malformed: 0 };
    this.#reasons.clear();
    this.#samples.clear();
    this.#losses.clear();
    this.#heard.clear();
    return tally;
  }
}
