import type { Runtime } from "@/lib/core/attempt/attempt";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { Process } from "@/lib/sample/clock";
import type { FailureKind } from "@/lib/sample/failure-kinds";
import type { Agent, RegionId } from "@/lib/sample/fleet";
import type { GatewayWorld } from "@/lib/sample/gateway-world";
import type { Random } from "@/lib/sample/seeded-random";
import type { Call } from "@/lib/sample/weather";

/** Something that goes wrong within an hour, and goes on at its end. */
export type Incident = {
  readonly id: string;
  /** Which of the ten it is, in words. */
  readonly title: string;
  readonly scenes: readonly Scene[];
};

/** One Gateway in that hour. Times of the functions are those of the hour. */
export type Scene = LogScene | TupleScene;

type Place = {
  readonly gateway: string;
  readonly region: RegionId;
  readonly runtime: Runtime;
};

export type LogScene = Place & {
  readonly kind: "openclaw_log";
  readonly keys: Readonly<Record<string, readonly [string, ...string[]]>>;
  /** Who asks what, at that time. */
  readonly agents: (at: EpochMs, hour: IncidentHour) => readonly [Agent, ...Agent[]];
  /** What becomes of a call; `null`: it is served. */
  readonly trouble: (call: Call, hour: IncidentHour, random: Random) => FailureKind | null;
  /** What a person does to the Gateway. */
  readonly events?: (world: GatewayWorld, hour: IncidentHour) => readonly Planned[];
  /** What the provider says in other words than the sample's. */
  readonly reworded?: readonly [from: string, to: string];
};

/** Lines of a gateway of another make, ready to write. */
export type TupleScene = Place & {
  readonly kind: "tuples";
  readonly lines: (hour: IncidentHour, random: Random) => readonly string[];
};

export type Planned = { readonly process: Process; readonly at: EpochMs };

/** `onset`: when it begins to go wrong. */
export type IncidentHour = TimeRange & { readonly onset: EpochMs };
