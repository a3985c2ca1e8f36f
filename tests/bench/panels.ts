import { type AttemptFilter, type EventReader, NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import { readDifference } from "@/lib/services/read-difference";
import { readDowngrades } from "@/lib/services/read-downgrades";
import { readKeys } from "@/lib/services/read-keys";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { type Times, timesOf } from "./measure";
import { TRAFFIC } from "./traffic";

export type PanelTimes = Times & { readonly panel: string; readonly range: string };

/** Ranges as a screen asks for them: they end in the middle of a minute. */
const RANGES = [
  { range: "1 h", lengthMs: HOUR_MS, stepMs: MINUTE_MS },
  { range: "24 h", lengthMs: DAY_MS, stepMs: 10 * MINUTE_MS },
  { range: "7 d", lengthMs: 7 * DAY_MS, stepMs: HOUR_MS },
  { range: "30 d", lengthMs: 30 * DAY_MS, stepMs: 6 * HOUR_MS },
] as const;
const END = TRAFFIC.endAt - 12_345;

const byProvider = including({ provider: ["openai"] });
const byRegionAndModel = including({ region: ["us-east"], model: ["openai-model-1"] });
const byKey = including({ key: ["openai:key-1"] });
const failures: AttemptFilter = { ...NO_FILTER, notOutcomes: ["ok"] };
const rare: AttemptFilter = {
  ...including({ key: ["vertex:key-2"], region: ["sa-east"], model: ["vertex-model-3"] }),
  outcomes: ["server_error"],
};

/** The Keys screen looks at the end of its range. */
const stores = {
  ...ASKED_LOCALLY,
  mode: "live",
  gateways: [],
  ingestStatus: null,
  now: END,
} as const;

/** Every panel of row 4, for each range. */
export async function panelTimes(reader: EventReader): Promise<PanelTimes[]> {
  const times: PanelTimes[] = [];
  for (const { range: name, lengthMs, stepMs } of RANGES) {
    const range = { from: END - lengthMs, to: END };
    const panels: [string, () => Promise<unknown>][] = [
      [
        "heatmap region × provider",
        () => reader.tallies({ range, by: ["region", "provider"], filter: NO_FILTER }),
      ],
      [
        "rates by provider, model",
        () => reader.series({ range, by: ["provider", "model"], filter: NO_FILTER, stepMs }),
      ],
      [
        "heatmap of one provider",
        () => reader.tallies({ range, by: ["region", "provider"], filter: byProvider }),
      ],
      [
        "heatmap of a region and model",
        () => reader.tallies({ range, by: ["region", "provider"], filter: byRegionAndModel }),
      ],
      [
        "heatmap of one key",
        () => reader.tallies({ range, by: ["region", "provider"], filter: byKey }),
      ],
      [
        "heatmap key × region",
        () => reader.tallies({ range, by: ["key", "region"], filter: NO_FILTER }),
      ],
      ["keys", () => readKeys({ ...stores, events: reader }, range)],
      [
        "what is different",
        () => readDifference({ ...stores, events: reader }, { ...range, in_not_outcome: ["ok"] }),
      ],
      [
        "downgrades",
        () => readDowngrades({ ...stores, events: reader }, { ...range, stepMs, table: "flows" }),
      ],
    ];
    for (const [panel, act] of panels) times.push({ panel, range: name, ...(await timesOf(act)) });
  }
  return times;
}

/** Lists and single attempts, over the whole month. */
export async function listTimes(reader: EventReader): Promise<PanelTimes[]> {
  const range: TimeRange = { from: END - 30 * DAY_MS, to: END };
  const newest = (filter: AttemptFilter) => () =>
    reader.attempts({ range, filter, limit: 100, cursor: null });
  const { attempts } = await newest(NO_FILTER)();
  const id = attempts.at(-1)?.id ?? "";
  const nothing = { results: [], traits: [], requested: [], served: [], reasons: [] };
  const requests =
    (filter: AttemptFilter, more: object = {}) =>
    () =>
      reader.requests({ range, filter, ...nothing, ...more, limit: 100, cursor: null });
  const { requestId, sessionId } = attempts.at(-1) ?? {};
  const lists: [string, () => Promise<unknown>][] = [
    ["newest 100", newest(NO_FILTER)],
    ["newest 100 failures", newest(failures)],
    ["newest 100 of one key", newest(byKey)],
    ["newest 100 of a rare combination", newest(rare)],
    ["newest 100 requests", requests(NO_FILTER)],
    ["newest 100 exhausted requests", requests(NO_FILTER, { results: ["exhausted"] })],
    ["newest 100 requests of one key", requests(byKey)],
    ["newest 100 requests of a rare combination", requests(rare)],
    ["a request by its id", () => reader.findRequests(requestId ?? "", 100)],
    ["the requests of a session", () => reader.findRequests(sessionId ?? "", 100)],
    ["one attempt with its lines", () => reader.attempt(id)],
  ];
  const times: PanelTimes[] = [];
  for (const [panel, act] of lists) times.push({ panel, range: "30 d", ...(await timesOf(act)) });
  return times;
}

function including(include: AttemptFilter["include"]): AttemptFilter {
  return { ...NO_FILTER, include };
}
