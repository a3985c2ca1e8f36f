import { agentsOf, isObject, placesOf, type Step, valueAt, writtenPath } from "./import-place";
import type { ImportLine, ImportReason, NotUnderstoodBecause } from "./import-report";
import { readName } from "./import-text";
import type { KeyOrder, ModelRef, RouteTable, Scenario, ScenarioName } from "./route-table";

/** A model that a Gateway's own providers offer. */
export type CatalogueModel = {
  readonly model: ModelRef;
  /** `null`: the configuration does not say. */
  readonly vision: boolean | null;
  readonly contextTokens: number | null;
};

export type RouteImport = {
  readonly table: RouteTable;
  readonly report: readonly ImportLine[];
  readonly catalogue: readonly CatalogueModel[];
  /** Ids of auth profiles, by provider. */
  readonly profiles: Readonly<Record<string, readonly string[]>>;
};

type Report = ImportLine[];

const ROUTING_SECTIONS = new Set(["agents", "auth", "models", "meta", "$schema"]);
const SECRET_SECTIONS = new Set(["env", "secrets"]);
const SECRET_KEYS = ["apiKey", "auth", "headers", "request", "baseUrl"] as const;

/** Elsewhere a configuration names models too; a table has no word for these. `*`: any key or entry. */
const OUTSIDE = [
  "agents.defaults.decisionModel",
  "agents.defaults.subagents.model",
  "agents.defaults.heartbeat.model",
  "agents.defaults.compaction.memoryFlush.model",
  "agents.defaults.embeddedAgent.cyberFailover.model",
  "tools.media.models",
  "tools.media.image.preferredModel",
  "tools.media.audio.preferredModel",
  "tools.media.video.preferredModel",
  "tools.links.models",
  "tools.exec.reviewer.model",
  "tts.summaryModel",
  "hooks.mappings.*.model",
  "hooks.gmail.model",
  "talk.realtime.model",
  "memory.search.model",
  "channels.modelByChannel",
  "channels.*.model",
  "channels.*.voice.model",
] as const;

const OUTSIDE_OF_AGENT = [
  "utilityModel",
  "decisionModel",
  "models",
  "modelPolicy.allow",
  "subagents.model",
  "heartbeat.model",
  "memory.search.model",
  "tools.exec.reviewer.model",
] as const;

/**
 * The routes of an `openclaw.json` whose includes are resolved. Total: whatever it is given, what was
 * not understood is in the report. Reads only what decides routes: no value of a section that may
 * hold a secret is looked at, and a name that looks like one is not taken.
 * `cron`: the Gateway's jobs, as `cron.list` answers or as a `jobs.json` holds them.
 */
export function importRoutes(config: unknown, cron: unknown = null): RouteImport {
  const report: Report = [];
  if (!isObject(config)) line(report, "", { verdict: "not_understood", why: "wrong_type" });
  const scenarios = { ...scenariosOf(config, report), ...jobsOf(cron, report) };
  const aliases = aliasesOf(config, report);
  const keys = keysOf(config, report);
  const allow = allowOf(config, report);
  const profiles = profilesOf(config, report);
  const catalogue = catalogueOf(config, report);
  outsideOf(config, report);
  sectionsOf(config, report);
  const table: RouteTable = {
    scenarios,
    ...(Object.keys(aliases).length > 0 ? { aliases } : {}),
    ...(Object.keys(keys).length > 0 ? { keys } : {}),
    ...(allow === null ? {} : { allow }),
  };
  return { table, report, catalogue, profiles };
}

function scenariosOf(config: unknown, report: Report): Record<ScenarioName, Scenario> {
  const found: [ScenarioName, Scenario][] = [];
  for (const { scenario, path, form } of placesOf(config)) {
    const at = writtenPath(path);
    const name = readName(scenario);
    const value = valueAt(config, path);
    if (name.kind !== "text") {
      line(report, writtenPath(path.slice(0, 2)), { verdict: "not_understood", why: name.kind });
    } else if (value === undefined || value === null) absent(report, scenario, at);
    else if (scenario === "utility" && value === "") {
      found.push([scenario, { primary: "" }]);
      line(report, at, { verdict: "understood", why: "chain" });
    } else {
      const own = form === "model" ? oneOf(value, at, report) : chainOf(value, at, report);
      if (own !== null) found.push([scenario, own]);
    }
  }
  return Object.fromEntries(found);
}

function absent(report: Report, scenario: ScenarioName, path: string): void {
  if (scenario === "default") line(report, path, { verdict: "not_understood", why: "missing" });
  if (!scenario.startsWith("agent:")) return;
  line(report, path.slice(0, -".model".length), { verdict: "ignored", why: "follows_default" });
}

function oneOf(value: unknown, path: string, report: Report): Scenario | null {
  const primary = nameAt(value, path, report, "chain");
  return primary === null ? null : { primary };
}

/** A reference, or `{ primary, fallbacks }`; `null` where it says nothing. */
function chainOf(value: unknown, path: string, report: Report): Scenario | null {
  if (!isObject(value)) return oneOf(value, path, report);
  const primary =
    value.primary === undefined ? null : nameAt(value.primary, `${path}.primary`, report, "chain");
  const fallbacks = namesAt(value.fallbacks, `${path}.fallbacks`, report, "chain");
  for (const key of Object.keys(value)) {
    if (["primary", "fallbacks", "timeoutMs"].includes(key)) continue;
    const known = readName(key).kind === "text" ? `${path}.${key}` : path;
    line(report, known, { verdict: "not_understood", why: "unknown_key" });
  }
  if (primary === null && fallbacks === null) return null;
  return {
    ...(primary === null ? {} : { primary }),
    ...(fallbacks === null ? {} : { fallbacks }),
  };
}

function jobsOf(cron: unknown, report: Report): Record<ScenarioName, Scenario> {
  const jobs = Array.isArray(cron) ? cron : isObject(cron) ? cron.jobs : null;
  if (jobs === null) return {};
  if (!Array.isArray(jobs)) {
    line(report, "cron.jobs", { verdict: "not_understood", why: "wrong_type" });
    return {};
  }
  const found: [ScenarioName, Scenario][] = [];
  jobs.forEach((job: unknown, index) => {
    const at = `cron.jobs[${index}]`;
    const id = readName(isObject(job) ? job.id : null);
    if (id.kind !== "text") {
      line(report, at, { verdict: "not_understood", why: id.kind });
      return;
    }
    const payload = valueAt(job, ["payload"]);
    const own = {
      ...pick(valueAt(payload, ["model"]), "primary"),
      ...pick(valueAt(payload, ["fallbacks"]), "fallbacks"),
    };
    if (Object.keys(own).length === 0) {
      line(report, at, { verdict: "ignored", why: "follows_default" });
      return;
    }
    const chain = chainOf(own, `${at}.payload`, report);
    if (chain === null) return;
    found.push([`cron:${id.text}`, chain]);
    line(report, at, { verdict: "understood", why: "cron_job" });
  });
  return Object.fromEntries(found);
}

function pick(value: unknown, key: string): Record<string, unknown> {
  return value === undefined || value === null ? {} : { [key]: value };
}

function aliasesOf(config: unknown, report: Report): Record<string, ModelRef> {
  const path = ["agents", "defaults", "models"];
  const found = new Map<string, { alias: string; model: ModelRef; at: string }>();
  for (const [model, settings] of entriesAt(config, path, report)) {
    const alias = isObject(settings) ? settings.alias : undefined;
    if (alias === undefined || alias === null) continue;
    const ref = readName(model);
    if (ref.kind !== "text") {
      line(report, writtenPath(path), { verdict: "not_understood", why: ref.kind });
      continue;
    }
    const at = writtenPath([...path, ref.text, "alias"]);
    const name = nameAt(alias, at, report, "alias");
    if (name === null) continue;
    const key = name.toLowerCase();
    const earlier = found.get(key);
    if (earlier !== undefined) line(report, earlier.at, { verdict: "ignored", why: "alias_taken" });
    found.set(key, { alias: name, model: ref.text, at });
  }
  return Object.fromEntries([...found.values()].map(({ alias, model }) => [alias, model]));
}

function keysOf(config: unknown, report: Report): Record<string, KeyOrder> {
  const path = ["auth", "order"];
  const found: [string, KeyOrder][] = [];
  for (const [key, value] of entriesAt(config, path, report)) {
    const provider = readName(key);
    if (provider.kind !== "text") {
      line(report, writtenPath(path), { verdict: "not_understood", why: provider.kind });
      continue;
    }
    const order = namesAt(value, writtenPath([...path, key]), report, "key_order");
    if (order !== null) found.push([key, { order }]);
  }
  return Object.fromEntries(found);
}

function allowOf(config: unknown, report: Report): readonly ModelRef[] | null {
  const path = ["agents", "defaults", "modelPolicy", "allow"];
  return namesAt(valueAt(config, path), writtenPath(path), report, "allow_list");
}

function profilesOf(config: unknown, report: Report): Record<string, string[]> {
  const path = ["auth", "profiles"];
  const found = new Map<string, string[]>();
  for (const [key, profile] of entriesAt(config, path, report)) {
    const id = readName(key);
    const provider = readName(isObject(profile) ? profile.provider : null);
    if (id.kind === "text" && provider.kind === "text") {
      found.set(provider.text, [...(found.get(provider.text) ?? []), id.text]);
    } else {
      const why = id.kind === "text" ? provider.kind : id.kind;
      const at = id.kind === "text" ? [...path, id.text] : path;
      if (why !== "text") line(report, writtenPath(at), { verdict: "not_understood", why });
    }
  }
  if (found.size > 0) line(report, writtenPath(path), { verdict: "understood", why: "profiles" });
  return Object.fromEntries(found);
}

function catalogueOf(config: unknown, report: Report): CatalogueModel[] {
  const path = ["models", "providers"];
  return entriesAt(config, path, report).flatMap(([key, provider]) => {
    const name = readName(key);
    if (name.kind !== "text") {
      line(report, writtenPath(path), { verdict: "not_understood", why: name.kind });
      return [];
    }
    const at = writtenPath([...path, key]);
    for (const secret of SECRET_KEYS) {
      if (valueAt(provider, [secret]) === undefined) continue;
      line(report, `${at}.${secret}`, { verdict: "ignored", why: "may_hold_secrets" });
    }
    return modelsOf(key, valueAt(provider, ["models"]), `${at}.models`, report);
  });
}

function modelsOf(
  provider: string,
  models: unknown,
  path: string,
  report: Report,
): CatalogueModel[] {
  if (models === undefined) return [];
  if (!Array.isArray(models)) {
    line(report, path, { verdict: "not_understood", why: "wrong_type" });
    return [];
  }
  const found = models.flatMap((model: unknown, index): CatalogueModel[] => {
    const id = readName(isObject(model) ? model.id : model);
    if (id.kind === "text") return [{ model: `${provider}/${id.text}`, ...abilitiesOf(model) }];
    line(report, `${path}[${index}]`, { verdict: "not_understood", why: id.kind });
    return [];
  });
  line(report, path, { verdict: "understood", why: "catalogue" });
  return found;
}

function abilitiesOf(model: unknown): Omit<CatalogueModel, "model"> {
  const input = valueAt(model, ["input"]);
  const tokens = valueAt(model, ["contextTokens"]) ?? valueAt(model, ["contextWindow"]);
  return {
    vision: Array.isArray(input) ? input.includes("image") : null,
    contextTokens: typeof tokens === "number" && Number.isFinite(tokens) ? tokens : null,
  };
}

function outsideOf(config: unknown, report: Report): void {
  for (const pattern of OUTSIDE) {
    if (reaches(config, pattern.split("."))) {
      line(report, pattern, { verdict: "not_understood", why: "outside_table" });
    }
  }
  for (const { id, path } of agentsOf(config)) {
    if (readName(id).kind !== "text") continue;
    for (const pattern of OUTSIDE_OF_AGENT) {
      if (!reaches(valueAt(config, path), pattern.split("."))) continue;
      const at = `${writtenPath(path)}.${pattern}`;
      line(report, at, { verdict: "not_understood", why: "outside_table" });
    }
  }
}

function reaches(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined && value !== null && value !== "";
  if (key !== "*") return reaches(valueAt(value, [key]), rest);
  const members = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return members.some((member: unknown) => reaches(member, rest));
}

function sectionsOf(config: unknown, report: Report): void {
  if (!isObject(config)) return;
  for (const section of Object.keys(config)) {
    if (ROUTING_SECTIONS.has(section)) continue;
    const path = readName(section).kind === "text" ? section : "";
    const why = SECRET_SECTIONS.has(section) ? "may_hold_secrets" : "not_routing";
    line(report, path, { verdict: "ignored", why });
  }
}

function entriesAt(config: unknown, path: readonly Step[], report: Report): [string, unknown][] {
  const value = valueAt(config, path);
  if (isObject(value)) return Object.entries(value);
  if (value !== undefined && value !== null) {
    line(report, writtenPath(path), { verdict: "not_understood", why: "wrong_type" });
  }
  return [];
}

function nameAt(
  value: unknown,
  path: string,
  report: Report,
  why: "chain" | "alias",
): string | null {
  const name = readName(value);
  if (name.kind !== "text") {
    line(report, path, { verdict: "not_understood", why: name.kind });
    return null;
  }
  line(report, path, understood(name.text, why));
  return name.text;
}

/** `null` where there is no list. What is no name is left out, and said with its place. */
function namesAt(
  value: unknown,
  path: string,
  report: Report,
  why: "chain" | "key_order" | "allow_list",
): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) {
    line(report, path, { verdict: "not_understood", why: "wrong_type" });
    return null;
  }
  const names: string[] = [];
  let hasReference = false;
  value.forEach((each: unknown, index) => {
    const name = readName(each);
    if (name.kind === "text") {
      names.push(name.text);
      hasReference ||= isReference(name.text);
    } else {
      const fault: NotUnderstoodBecause = name.kind;
      line(report, `${path}[${index}]`, { verdict: "not_understood", why: fault });
    }
  });
  line(report, path, { verdict: "understood", why: hasReference ? "environment_name" : why });
  return names;
}

function understood(text: string, why: "chain" | "alias"): ImportReason {
  return { verdict: "understood", why: isReference(text) ? "environment_name" : why };
}

function isReference(text: string): boolean {
  return /(?<!\$)\$\{[A-Z_][A-Z0-9_]*\}/.test(text);
}

function line(report: Report, path: string, reason: ImportReason): void {
  report.push({ path, ...reason });
}
