import type { ScenarioName } from "./route-table";

export type JsonObject = { readonly [key: string]: unknown };

/** A key, or the entry with this id of a list (`agents.list` of releases before 2026.8). */
export type Step = string | { readonly id: string; readonly index: number };

/** Where a configuration holds the chain of a scenario. */
export type Place = {
  readonly scenario: ScenarioName;
  readonly path: readonly Step[];
  /** `chain`: a reference, or an object with `primary` and `fallbacks`. `model`: one reference. */
  readonly form: "chain" | "model";
};

const DEFAULTS = ["agents", "defaults"];

/** In 2026.8 they moved to `mediaModels`. */
const OLDER_MEDIA = {
  image: "imageGenerationModel",
  video: "videoGenerationModel",
  music: "musicGenerationModel",
};
const MEDIA = ["image", "video", "music"] as const;

/** Every place that decides a chain, whether or not something stands there. */
export function placesOf(config: unknown): Place[] {
  return [
    { scenario: "default", path: [...DEFAULTS, "model"], form: "chain" },
    { scenario: "image", path: [...DEFAULTS, "imageModel"], form: "chain" },
    { scenario: "pdf", path: [...DEFAULTS, "pdfModel"], form: "chain" },
    ...MEDIA.map((medium) => mediaPlace(config, medium)),
    { scenario: "media:voice", path: [...DEFAULTS, "voiceModel"], form: "chain" },
    { scenario: "utility", path: [...DEFAULTS, "utilityModel"], form: "model" },
    { scenario: "compaction", path: [...DEFAULTS, "compaction", "model"], form: "model" },
    ...agentsOf(config).map(
      ({ id, path }): Place => ({
        scenario: `agent:${id}`,
        path: [...path, "model"],
        form: "chain",
      }),
    ),
  ];
}

/** The agents of a configuration, in both forms: by id, and as the list of older releases. */
export function agentsOf(config: unknown): { id: string; path: Step[] }[] {
  const entries = valueAt(config, ["agents", "entries"]);
  if (isObject(entries)) {
    return Object.keys(entries).map((id) => ({ id, path: ["agents", "entries", id] }));
  }
  const list = valueAt(config, ["agents", "list"]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const id = isObject(entry) ? entry.id : undefined;
    return typeof id === "string" && id !== ""
      ? [{ id, path: ["agents", "list", { id, index }] satisfies Step[] }]
      : [];
  });
}

/** `undefined` where nothing stands there. Own keys only: no name reaches into a prototype. */
export function valueAt(config: unknown, path: readonly Step[]): unknown {
  let at = config;
  for (const step of path) {
    if (typeof step === "string") {
      at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
    } else at = Array.isArray(at) ? at[step.index] : undefined;
  }
  return at;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As OpenClaw writes paths, but with the place in a list: `agents.list[0].model`. */
export function writtenPath(path: readonly Step[]): string {
  return path
    .map((step) => (typeof step === "string" ? `.${step}` : `[${step.index}]`))
    .join("")
    .slice(1);
}

function mediaPlace(config: unknown, medium: (typeof MEDIA)[number]): Place {
  const older = [...DEFAULTS, OLDER_MEDIA[medium]];
  const newer = [...DEFAULTS, "mediaModels", medium];
  const isOlder = valueAt(config, newer) === undefined && valueAt(config, older) !== undefined;
  return { scenario: `media:${medium}`, path: isOlder ? older : newer, form: "chain" };
}
