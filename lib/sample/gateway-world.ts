import type { EpochMs } from "@/lib/core/time/range";
import type { Clock } from "./clock";
import type { Sha256Hex } from "./failure-text";
import type { OpenclawGateway } from "./fleet";
import type { KeyRing } from "./key-ring";
import { type LogRecord, openclawLine } from "./openclaw-line";
import type { Random } from "./seeded-random";
import type { Weather } from "./weather";

/** What the processes of one Gateway share. */
export type GatewayWorld = {
  readonly gateway: OpenclawGateway;
  readonly clock: Clock;
  readonly random: Random;
  readonly weather: Weather;
  readonly keys: KeyRing;
  readonly sha256Hex: Sha256Hex;
  readonly endAt: EpochMs;
  /** Requests in progress: a restart waits for them. */
  running: number;
  /** While it shuts down and starts, it admits nothing. */
  closedUntil: EpochMs;
};

export function log(world: GatewayWorld, record: LogRecord): void {
  world.clock.write(openclawLine(world.gateway, world.clock.now(), record));
}

/** The instant `from` to `to` ms from now: what a Gateway needs between two lines. */
export function shortly(world: GatewayWorld, from: number, to: number): EpochMs {
  return world.clock.now() + world.random.whole(from, to);
}
