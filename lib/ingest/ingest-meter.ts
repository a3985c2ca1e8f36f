import type { z } from "zod";
import type { GatewayProgress, IngestTotals, TimeJump } from "@/lib/contracts/ingest-status";
import type { EventWriter, IngestBatch, IngestResult } from "@/lib/core/store/event-store";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";

/** Clocks are set right by seconds all the time; more than this is worth a word. */
const JUMP_MS = 10 * MINUTE_MS;
const MOST_JUMPS = 20;
/** Gateways whose lag is told; a status is read with every request and stays small. */
const MOST_GATEWAYS = 100;

type Totals = {
  -readonly [K in keyof z.infer<typeof IngestTotals>]: z.infer<typeof IngestTotals>[K];
};
type Last = { readonly offset: number; readonly at: EpochMs };

/** Counts what a writer was given since the ingester started, for status and metrics. */
export class IngestMeter {
  readonly #totals: Totals = {
    ...{ batches: 0, writeMs: 0, bytes: 0, lines: 0, records: 0, attempts: 0 },
    ...{ duplicates: 0, rejected: 0, losses: {} },
  };
  readonly #gateways = new Map<string, z.infer<typeof GatewayProgress>>();
  readonly #jumps: z.infer<typeof TimeJump>[] = [];
  /** Where the last batch of each file ended, and the newest time in it. */
  readonly #last = new Map<string, Last>();

  constructor(private readonly now: () => EpochMs) {}

  /** The same writer, with every stored batch counted. */
  watch(writer: EventWriter): EventWriter {
    const write = (batch: IngestBatch) => {
      const started = performance.now();
      const result = writer.write(batch);
      this.#count(batch, result, performance.now() - started);
      return result;
    };
    return new Proxy(writer, {
      get(target, name) {
        if (name === "write") return write;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  status() {
    return {
      totals: { ...this.#totals, losses: { ...this.#totals.losses } },
      gateways: [...this.#gateways.values()],
      timeJumps: [...this.#jumps],
    };
  }

  #count(batch: IngestBatch, result: IngestResult, writeMs: number): void {
    const totals = this.#totals;
    const { counts } = batch;
    totals.batches++;
    totals.writeMs += writeMs;
    totals.bytes += counts.bytes;
    totals.lines += counts.lines;
    totals.records += result.records;
    totals.attempts += result.attempts;
    totals.duplicates += result.duplicates;
    totals.rejected += counts.unrecognised + counts.malformed;
    for (const { value } of batch.losses ?? []) {
      totals.losses[value.what] = (totals.losses[value.what] ?? 0) + value.count;
    }
    this.#progress(batch);
    this.#findJumps(batch);
  }

  #progress({ source: { gateway }, attempts, evidence }: IngestBatch): void {
    if (attempts.length + evidence.length === 0) return;
    if (!this.#gateways.has(gateway) && this.#gateways.size >= MOST_GATEWAYS) return;
    let lastEventAt = 0;
    for (const { value } of attempts) lastEventAt = Math.max(lastEventAt, value.at);
    for (const { value } of evidence) lastEventAt = Math.max(lastEventAt, value.at);
    // A clock that runs ahead is no negative lag.
    const lagMs = Math.max(0, this.now() - lastEventAt);
    this.#gateways.set(gateway, { gateway, lastEventAt, lagMs });
  }

  /** Within one file only, whose evidence comes in the order of its lines: files may be read in any order. */
  #findJumps({ source, evidence, checkpoint, countedFrom }: IngestBatch): void {
    const { gateway, kind, path } = source;
    if (kind !== "openclaw_log" && kind !== "timeline") return;
    const file = `${gateway} ${path}`;
    const last = this.#last.get(file);
    let newest = last?.offset === countedFrom ? (last?.at ?? 0) : 0;
    for (const { value } of evidence) {
      const backMs = newest - value.at;
      if (backMs > JUMP_MS) {
        this.#jumps.push({ gateway, source: path, at: value.at, backMs });
        newest = value.at;
      }
      newest = Math.max(newest, value.at);
    }
    this.#jumps.splice(0, this.#jumps.length - MOST_JUMPS);
    if (checkpoint !== null) this.#last.set(file, { offset: checkpoint.offset, at: newest });
  }
}
