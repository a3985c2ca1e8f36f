import { SECOND_MS } from "@/lib/core/time/range";

type Bucket = { tokens: number; at: number };

/** A token bucket for each sender. Forgets a sender whose bucket is full again. */
export class PushRate {
  readonly #buckets = new Map<number, Bucket>();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  /** Seconds to wait before the next request may come; 0: this one may. `at` in ms of a steady clock. */
  waitS(sender: number, at: number): number {
    const bucket = this.#buckets.get(sender) ?? { tokens: this.burst, at };
    const refilled = bucket.tokens + ((at - bucket.at) / SECOND_MS) * this.perSecond;
    bucket.tokens = Math.min(this.burst, refilled);
    bucket.at = at;
    this.#buckets.set(sender, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.perSecond));
    bucket.tokens--;
    return 0;
  }
}
