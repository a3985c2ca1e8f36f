import { basename } from "node:path";
import { type PushedLine, type PushedTally, writePushRecord } from "@/lib/core/push/push-record";
import type { EventReader } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { PUSH_KINDS, type PushKind } from "@/lib/files/push-segments";
import { PushError } from "./push-error";
import type { PushLimits } from "./push-limits";
import { PushLog } from "./push-log";
import { refusalOf } from "./refusal-of";
import { waitingInSegments } from "./waiting-in-segments";

export type PushGateOptions = {
  readonly dataDir: string;
  readonly events: EventReader;
  readonly limits: PushLimits;
  readonly now: () => EpochMs;
};

/** Lines that were written together, until the ingester has read them. */
type Chunk = {
  readonly ids: number[];
  /** Where it ends, by the segment's name; `null` while it is being written. */
  end: { readonly segment: string; readonly offset: number } | null;
  bytes: number;
  readonly durable: Promise<void>;
};

type Gateway = {
  readonly logs: Record<PushKind, PushLog>;
  /** Where each line is that the store does not have yet. */
  readonly waiting: Map<number, Chunk>;
  chunks: Chunk[];
  lookedAt: number;
};

/** How often at most the store is asked how far the ingester has come. */
const LOOK_EVERY_MS = 200;

/**
 * What stands between pushes and the push logs of a process: lets each line through once, says what the
 * ingester still has to read, and holds nothing in memory but the ids of that.
 */
export class PushGate {
  readonly #gateways = new Map<string, Promise<Gateway>>();

  constructor(private readonly options: PushGateOptions) {}

  /** Throws `ingester_behind` while too much waits to be read. */
  async admit(gateway: string): Promise<void> {
    const state = await this.#stateOf(gateway);
    await this.#letGo(gateway, state);
    if (bytesOf(state) <= this.options.limits.waitingBytes) return;
    throw new PushError(
      "ingester_behind",
      "The ingester has not read what was pushed before; it may be stopped. Try again in some seconds.",
      5,
    );
  }

  /**
   * Makes the lines that are new durable, and the tally if there is one. Returns how many were new.
   * A line that another push is writing right now counts as known when that push has it on the disk.
   */
  async take(
    gateway: string,
    kind: PushKind,
    lines: readonly PushedLine[],
    tally: PushedTally | null,
  ): Promise<number> {
    const state = await this.#stateOf(gateway);
    const { chunk, settle, fail } = newChunk();
    const others = new Set<Chunk>();
    // Reserved before the store is asked: so there is no moment in which two pushes both find a line new.
    const reserved = lines.filter(({ lineId }) => {
      const known = state.waiting.get(lineId);
      if (known !== undefined) {
        others.add(known);
        return false;
      }
      state.waiting.set(lineId, chunk);
      return true;
    });
    try {
      const added = await this.#unknown(gateway, state, reserved);
      const records = [...added, ...(tally === null ? [] : [tally])];
      if (records.length > 0) {
        const text = records.map(writePushRecord).join("");
        const { path, endOffset } = await state.logs[kind].append(text);
        chunk.ids.push(...added.map(({ lineId }) => lineId));
        chunk.bytes = Buffer.byteLength(text);
        chunk.end = { segment: basename(path), offset: endOffset };
        state.chunks.push(chunk);
      }
      settle();
      others.delete(chunk);
      await Promise.all([...others].map(({ durable }) => durable));
      return added.length;
    } catch (error) {
      for (const { lineId } of reserved) {
        if (chunk.end === null && state.waiting.get(lineId) === chunk) state.waiting.delete(lineId);
      }
      fail(error);
      throw refusalOf(error);
    }
  }

  async close(): Promise<void> {
    for (const state of this.#gateways.values()) {
      const { logs } = await state;
      for (const kind of PUSH_KINDS) await logs[kind].close();
    }
  }

  /** The reserved lines that the store does not have; the others are let go. */
  async #unknown(
    gateway: string,
    state: Gateway,
    reserved: readonly PushedLine[],
  ): Promise<PushedLine[]> {
    const known = await this.options.events.known({ gateway, lines: reserved.map(asKnown) });
    for (const id of known) state.waiting.delete(id);
    return reserved.filter(({ lineId }) => !known.has(lineId));
  }

  #stateOf(gateway: string): Promise<Gateway> {
    let state = this.#gateways.get(gateway);
    if (state === undefined) {
      state = this.#open(gateway).catch((error) => {
        this.#gateways.delete(gateway);
        throw refusalOf(error);
      });
      this.#gateways.set(gateway, state);
    }
    return state;
  }

  /** Knows again what earlier processes made durable and the ingester has not read. */
  async #open(gateway: string): Promise<Gateway> {
    const { dataDir, events, limits, now } = this.options;
    const { segmentBytes } = limits;
    const log = (kind: PushKind) => new PushLog({ dataDir, gateway, kind, segmentBytes, now });
    const waiting = new Map<number, Chunk>();
    const chunks: Chunk[] = [];
    const readTo = segmentNames(await events.readTo(gateway));
    for (const found of await waitingInSegments(dataDir, gateway, readTo)) {
      const { ids, path, endOffset, bytes } = found;
      const end = { segment: basename(path), offset: endOffset };
      const chunk: Chunk = { ids, end, bytes, durable: Promise.resolve() };
      for (const id of ids) waiting.set(id, chunk);
      chunks.push(chunk);
    }
    return { logs: { push: log("push"), otlp: log("otlp") }, waiting, chunks, lookedAt: 0 };
  }

  /** Forgets what the ingester has read: the store knows it now. */
  async #letGo(gateway: string, state: Gateway): Promise<void> {
    const now = performance.now();
    if (state.chunks.length === 0 || now - state.lookedAt < LOOK_EVERY_MS) return;
    state.lookedAt = now;
    const readTo = segmentNames(await this.options.events.readTo(gateway));
    state.chunks = state.chunks.filter((chunk) => {
      const { end, ids } = chunk;
      if (end === null || (readTo.get(end.segment) ?? 0) < end.offset) return true;
      for (const id of ids) if (state.waiting.get(id) === chunk) state.waiting.delete(id);
      return false;
    });
  }
}

function newChunk() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Whether anybody waits for it depends on who pushes the same line meanwhile.
  promise.catch(() => {});
  const chunk: Chunk = { ids: [], end: null, bytes: 0, durable: promise };
  return { chunk, settle: () => resolve(), fail: reject };
}

/** Segments by name: no two have the same, and the data folder may have been another when one was read. */
function segmentNames(readTo: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...readTo].map(([path, offset]) => [basename(path), offset]));
}

function bytesOf({ chunks }: Gateway): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes, 0);
}

function asKnown({ lineId, parsed }: PushedLine) {
  return parsed.kind === "evidence"
    ? { lineId, at: parsed.evidence.at, evidence: parsed.evidence }
    : { lineId, at: parsed.attempt.at, evidence: null };
}
