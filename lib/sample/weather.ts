import { type EpochMs, HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import type { FailureKind } from "./failure-kinds";
import { DISTANCE_MS, HEADER_TIMES, type ProviderId, type RegionId } from "./fleet";
import type { Random } from "./seeded-random";
import { STORIES, STORM_KEY, type StoryId, UNPAID_KEY, WRONG_MODEL } from "./stories";

export type Call = {
  readonly gateway: string;
  readonly region: RegionId;
  readonly provider: ProviderId;
  readonly model: string;
  readonly keyId: string;
  readonly at: EpochMs;
  /** A cut can be told from the log: every call is logged, or this is the only call of the attempt so far. */
  readonly cutIsTold: boolean;
};

/** What becomes of a call. `elapsedMs`: until the headers or the error; `bodyMs`: the stream after them. */
export type Fate = {
  readonly kind: "ok" | FailureKind;
  readonly elapsedMs: number;
  readonly bodyMs: number;
};

export const IDLE_TIMEOUT_MS = 30_000;

/** Requests per minute that a key of the storm gets through. */
const STORM_LIMITS: Readonly<Record<string, number>> = { [STORM_KEY]: 3 };
const STORM_SPARE_LIMIT = 14;

/** Chance of each failure on an ordinary day, per call. */
const NOISE: readonly (readonly [FailureKind, number])[] = [
  ["rate_limited", 0.0026],
  ["overloaded", 0.0018],
  ["server_error", 0.0018],
  ["bad_request", 0.0009],
  ["hang", 0.0006],
  ["reset", 0.0009],
  ["gateway_timeout", 0.0005],
  ["cut", 0.0004],
];

export type Weather = (call: Call) => Fate;

/** What providers and networks do during the week that ends at `endAt`. */
export function createWeather(endAt: EpochMs, random: Random): Weather {
  const ranges = new Map<StoryId, TimeRange>();
  for (const story of Object.values(STORIES)) ranges.set(story.id, story.range(endAt));
  const passed = new Map<string, number>();
  // For a while of the bad evening the fallback is overloaded too, and some requests get nothing.
  const evening = STORIES.overload.range(endAt).from;
  const worstHour = { from: evening + 2 * HOUR_MS, to: evening + 3 * HOUR_MS };

  function during(id: StoryId, call: Call): boolean {
    const range = ranges.get(id);
    const here = (STORIES[id].gateways as readonly string[]).includes(call.gateway);
    return here && range !== undefined && call.at >= range.from && call.at < range.to;
  }

  /** A limit of requests per minute: the first few of each minute pass. */
  function isOverLimit(call: Call): boolean {
    const minute = `${call.keyId} ${Math.floor(call.at / 60_000)}`;
    const count = (passed.get(minute) ?? 0) + 1;
    if (count > (STORM_LIMITS[call.keyId] ?? STORM_SPARE_LIMIT)) return true;
    passed.set(minute, count);
    return false;
  }

  function trouble(call: Call): FailureKind | null {
    if (call.model === WRONG_MODEL) return "model_missing";
    if (call.provider === "anthropic" && during("storm", call) && isOverLimit(call)) {
      return "rate_limited";
    }
    if (during("egress", call) && (call.provider === "openai" || call.provider === "anthropic")) {
      const draw = random.next();
      if (draw < 0.16) return "hang";
      if (draw < 0.42) return "reset";
    }
    if (during("overload", call)) {
      if (call.provider === "anthropic" && random.happens(0.78)) return "overloaded";
      const isWorst = call.at >= worstHour.from && call.at < worstHour.to;
      if (call.provider === "openai" && random.happens(isWorst ? 0.7 : 0.05)) return "overloaded";
    }
    if (during("unpaid", call) && call.keyId === UNPAID_KEY) return "billing";
    if (during("cut_streams", call) && call.provider === "mistral" && random.happens(0.14)) {
      return call.cutIsTold ? "cut" : null;
    }
    return null;
  }

  function noise(call: Call): FailureKind | null {
    let draw = random.next();
    for (const [kind, chance] of NOISE) {
      draw -= chance;
      if (draw < 0) return kind === "cut" && !call.cutIsTold ? null : kind;
    }
    return null;
  }

  return (call) => {
    const kind = trouble(call) ?? noise(call) ?? "ok";
    const slower = during("egress", call) && call.provider !== "qwen" ? 2.1 : 1;
    return {
      kind,
      elapsedMs: elapsed(kind, call, random, slower),
      bodyMs: Math.round(random.lognormal(2_600, 0.7)),
    };
  };
}

function elapsed(kind: Fate["kind"], call: Call, random: Random, slower: number): number {
  const distance = DISTANCE_MS[call.region][call.provider];
  switch (kind) {
    case "ok":
    case "cut": {
      const [median, sigma] = HEADER_TIMES[call.model] ?? [900, 0.5];
      return Math.round(distance + random.lognormal(median, sigma) * slower);
    }
    case "hang":
      return IDLE_TIMEOUT_MS + random.whole(1, 40);
    case "gateway_timeout":
      return 15_000 + random.whole(5, 220);
    case "reset":
      return Math.round(distance * random.between(1, 3)) + random.whole(4, 60);
    case "overloaded":
    case "server_error":
      return Math.round(distance + random.lognormal(420, 0.6));
    case "rate_limited":
    case "billing":
    case "model_missing":
    case "bad_request":
      return Math.round(distance + random.lognormal(70, 0.5));
  }
}
