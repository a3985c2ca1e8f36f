import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";

/** Something that goes wrong in the generated week, and what a reader of the console should notice. */
export type Story = {
  readonly id: string;
  readonly title: string;
  readonly gateways: readonly [string, ...string[]];
  readonly provider: string | null;
  /** In words, relative to the end of the week. */
  readonly when: string;
  readonly lookFor: string;
  /** Extra requests per hour and Gateway while it lasts, so that it shows on any day of the week. */
  readonly extraPerHour: number;
  /** The agents that are asked, by Gateway. */
  readonly extraFor: Readonly<Record<string, readonly string[]>>;
  readonly range: (endAt: EpochMs) => TimeRange;
};

export const STORM_KEY = "anthropic:team-a";
export const UNPAID_KEY = "qwen:team-a";
export const WRONG_MODEL = "gpt-6-astro";
/** Put first by who takes the key for the cause. */
export const WRONGLY_TRIED_KEY = "openai:us-spare";

export const STORIES = {
  storm: {
    id: "storm",
    title: "A 429 storm on one key of anthropic",
    gateways: ["fra-1"],
    provider: "anthropic",
    when: "from 40 minutes before the end, still going on",
    lookFor:
      "eu-central × anthropic: nearly all 429s are on team-a; rotation to team-b, short cool-downs that come back. Some requests are served by openai, and some by mistral, which costs them vision. A restart and sessions moved by hand do not help.",
    extraPerHour: 330,
    extraFor: { "fra-1": ["main", "support"] },
    range: (endAt) => ({ from: endAt - 40 * MINUTE_MS, to: endAt }),
  },
  egress: {
    id: "egress",
    title: "Trouble on the way out of one region",
    gateways: ["sin-1"],
    provider: null,
    when: "two days ago, 14:10 to 17:10 in Singapore",
    lookFor:
      "ap-southeast × openai and × anthropic: hangs and resets, while qwen in the same region is fine and other regions are fine.",
    extraPerHour: 45,
    extraFor: { "sin-1": ["main"] },
    range: (endAt) => localHours(endAt, { daysAgo: 2, from: 14 + 1 / 6, to: 17 + 1 / 6 }, 480),
  },
  wrong_model: {
    id: "wrong_model",
    title: "A wrong model id after a configuration change",
    gateways: ["iad-1"],
    provider: "openai",
    when: "nine hours before the end, for 50 minutes",
    lookFor:
      "A config.patch line, then 404 for openai/gpt-6-astro on every request, all served by the fallback. A session is moved by hand and the spare key put first, which helps nobody; a second patch ends it.",
    extraPerHour: 50,
    extraFor: { "iad-1": ["main"] },
    range: (endAt) => ({ from: endAt - 9 * HOUR_MS, to: endAt - 9 * HOUR_MS + 50 * MINUTE_MS }),
  },
  overload: {
    id: "overload",
    title: "A bad evening of downgrades",
    gateways: ["iad-1", "iad-2"],
    provider: "anthropic",
    when: "three days ago, 18:00 to 21:30 in New York",
    lookFor:
      "us-east × anthropic: 529 on two Gateways; most requests served by openai, some exhausted; sessions moved to another model by hand.",
    extraPerHour: 40,
    extraFor: { "iad-1": ["research"], "iad-2": ["main"] },
    range: (endAt) => localHours(endAt, { daysAgo: 3, from: 18, to: 21.5 }, -300),
  },
  unpaid: {
    id: "unpaid",
    title: "A key locked out for billing",
    gateways: ["fra-1"],
    provider: "qwen",
    when: "four days ago, 09:00 to 10:20 in Frankfurt",
    lookFor:
      "qwen:team-a is disabled for 10, 20, 40, then 80 minutes; the last lock-out outlives the unpaid bill by about an hour.",
    extraPerHour: 30,
    extraFor: { "fra-1": ["translator"] },
    range: (endAt) => localHours(endAt, { daysAgo: 4, from: 9, to: 10 + 1 / 3 }, 60),
  },
  cut_streams: {
    id: "cut_streams",
    title: "Streams cut after 200",
    gateways: ["fra-1", "iad-2"],
    provider: "mistral",
    when: "five days ago, 15:00 to 17:30 UTC",
    lookFor:
      "mistral answers 200 and breaks off: network failures that a look at status codes alone would miss. iad-2 logs no line of the call itself.",
    extraPerHour: 30,
    extraFor: { "fra-1": ["coder"], "iad-2": ["notes"] },
    range: (endAt) => localHours(endAt, { daysAgo: 5, from: 15, to: 17.5 }, 0),
  },
} as const satisfies Record<string, Story>;

export type StoryId = keyof typeof STORIES;

/** A stretch of a day, as the clocks on the wall of that place show it. */
function localHours(
  endAt: EpochMs,
  { daysAgo, from, to }: { daysAgo: number; from: number; to: number },
  utcOffsetMinutes: number,
): TimeRange {
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  const midnight = Math.floor((endAt + offsetMs) / DAY_MS) * DAY_MS - offsetMs - daysAgo * DAY_MS;
  return {
    from: midnight + Math.round(from * HOUR_MS),
    to: midnight + Math.round(to * HOUR_MS),
  };
}
