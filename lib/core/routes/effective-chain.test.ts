import fc from "fast-check";
import { expect, test } from "vitest";
import { reachable } from "./chain-reach";
import { type Candidate, effectiveChain } from "./effective-chain";
import { GATEWAY_RULES, rulesOf } from "./gateway-rules";
import type { RouteTable, Scenario } from "./route-table";
import { type Situation, scenarioOf, situationOf, situationsOf } from "./situation";

const TABLE: RouteTable = {
  scenarios: {
    default: { primary: "a/one", fallbacks: ["b/two", "c/three"] },
    "agent:strict": { primary: "d/four" },
    "agent:own": { primary: "d/four", fallbacks: ["b/two"] },
    "agent:list": { fallbacks: ["d/four"] },
    "agent:empty": { fallbacks: [] },
    "agent:said": { slo: { p95Ms: 1 } },
    "cron:model": { primary: "d/four" },
    "cron:list": { primary: "d/four", fallbacks: ["c/three"] },
    "cron:strict": { primary: "d/four", fallbacks: [] },
    "cron:only-list": { fallbacks: ["d/four"] },
  },
};

test.each<[rule: string, situation: Situation, models: string[], strict: string | null]>([
  [
    "the default: primary, then fallbacks",
    { kind: "default" },
    ["a/one", "b/two", "c/three"],
    null,
  ],
  [
    "an agent's own primary is strict",
    { kind: "agent", agent: "strict" },
    ["d/four"],
    "no_own_list",
  ],
  ["unless it has a list", { kind: "agent", agent: "own" }, ["d/four", "b/two"], null],
  ["a list alone keeps the primary", { kind: "agent", agent: "list" }, ["a/one", "d/four"], null],
  ["[] ends fallback", { kind: "agent", agent: "empty" }, ["a/one"], "empty_list"],
  [
    "thresholds are no route",
    { kind: "agent", agent: "said" },
    ["a/one", "b/two", "c/three"],
    null,
  ],
  ["an unknown agent", { kind: "agent", agent: "new" }, ["a/one", "b/two", "c/three"], null],
  ["a person's choice is exact", { kind: "session_model", model: "b/two" }, ["b/two"], "chosen"],
  [
    "also for an agent with a list",
    { kind: "session_model", model: "c/three", agent: "own" },
    ["c/three"],
    "chosen",
  ],
  ["Default is the default", { kind: "session_default" }, ["a/one", "b/two", "c/three"], null],
  [
    "Default of an agent is the agent's",
    { kind: "session_default", agent: "own" },
    ["d/four", "b/two"],
    null,
  ],
  [
    "a job's model is followed by the configured list",
    { kind: "cron", job: "model" },
    ["d/four", "b/two", "c/three"],
    null,
  ],
  ["a job's list replaces it", { kind: "cron", job: "list" }, ["d/four", "c/three"], null],
  ["a job's [] is strict", { kind: "cron", job: "strict" }, ["d/four"], "empty_list"],
  ["a job's list alone", { kind: "cron", job: "only-list" }, ["a/one", "d/four"], null],
  [
    "a job without a model is its agent's",
    { kind: "cron", job: "none", agent: "own" },
    ["d/four", "b/two"],
    null,
  ],
  [
    "a job of a strict agent is strict",
    { kind: "cron", job: "model", agent: "strict" },
    ["d/four"],
    "no_own_list",
  ],
  [
    "the hidden primary comes last",
    { kind: "run_model", model: "d/four" },
    ["d/four", "b/two", "c/three", "a/one"],
    null,
  ],
  [
    "and not after a list of the agent's own",
    { kind: "run_model", model: "c/three", agent: "own" },
    ["c/three", "b/two"],
    null,
  ],
  ["pdf without anything is the primary", { kind: "pdf" }, ["a/one"], null],
  ["image without anything is not known", { kind: "image" }, [], null],
  ["media without anything is not known", { kind: "media", medium: "video" }, [], null],
  ["utility without anything ends at the primary", { kind: "utility" }, ["a/one"], null],
  ["compaction has the session's", { kind: "compaction" }, ["a/one", "b/two", "c/three"], null],
  [
    "compaction of an agent's session has the agent's",
    { kind: "compaction", agent: "own" },
    ["d/four", "b/two"],
    null,
  ],
  ["a name of a team's own", { kind: "scenario", name: "nightly" }, ["a/one"], "no_own_list"],
])("%s", (_, situation, models, strict) => {
  const chain = effectiveChain(TABLE, situation);

  expect(modelsOf(chain.candidates)).toEqual(models);
  expect(chain.strict).toBe(strict);
});

test.each<[rule: string, scenarios: Record<string, Scenario>, Situation, models: string[]]>([
  [
    "an image slot",
    { image: { primary: "v/1", fallbacks: ["v/2"] } },
    { kind: "image" },
    ["v/1", "v/2"],
  ],
  [
    "an image slot of fallbacks only",
    { image: { fallbacks: ["v/2"] } },
    { kind: "image" },
    ["v/2"],
  ],
  [
    "pdf goes to image",
    { image: { primary: "v/1", fallbacks: ["v/2"] } },
    { kind: "pdf" },
    ["v/1", "v/2"],
  ],
  [
    "unless it has its own",
    { image: { primary: "v/1" }, pdf: { primary: "p/1" } },
    { kind: "pdf" },
    ["p/1"],
  ],
  [
    "an empty list of an image slot is none",
    { image: { fallbacks: [] } },
    { kind: "pdf" },
    ["a/one"],
  ],
  ["media", { "media:video": { primary: "m/1" } }, { kind: "media", medium: "video" }, ["m/1"]],
  ["utility", { utility: { primary: "u/1" } }, { kind: "utility" }, ["u/1"]],
  ["an empty utility is off", { utility: { primary: "" } }, { kind: "utility" }, []],
  [
    "compaction takes one model",
    { compaction: { primary: "k/1", fallbacks: ["k/2"] } },
    { kind: "compaction" },
    ["k/1"],
  ],
])("%s has a chain of its own", (_, scenarios, situation, models) => {
  const table = {
    scenarios: { default: { primary: "a/one", fallbacks: ["b/two"] }, ...scenarios },
  };

  expect(modelsOf(effectiveChain(table, situation).candidates)).toEqual(models);
});

test("every member says why it is there and where it is written", () => {
  const { candidates } = effectiveChain(TABLE, { kind: "run_model", model: "d/four" });

  expect(candidates.map(({ why, scenario }) => [why, scenario])).toEqual([
    [{ kind: "requested" }, null],
    [{ kind: "fallback", index: 0 }, "default"],
    [{ kind: "fallback", index: 1 }, "default"],
    [{ kind: "hidden_primary" }, "default"],
  ]);
});

test("a model that is written twice is tried once, and the second place is said", () => {
  const table: RouteTable = {
    aliases: { big: "a/one" },
    scenarios: { default: { primary: "a/one", fallbacks: ["b/two", "BIG", "b/two", "a/one"] } },
  };
  const { candidates, duplicates } = effectiveChain(table, { kind: "default" });

  expect(modelsOf(candidates)).toEqual(["a/one", "b/two"]);
  expect(duplicates.map(({ ref, why, at }) => [ref, why, at])).toEqual([
    ["BIG", { kind: "fallback", index: 1 }, 0],
    ["b/two", { kind: "fallback", index: 2 }, 1],
    ["a/one", { kind: "fallback", index: 3 }, 0],
  ]);
});

test.each<[allow: string[], situation: Situation, models: string[]]>([
  // Fallbacks pass any list, and full references stop no configured primary.
  [["z/none"], { kind: "default" }, ["a/one", "b/two", "c/three"]],
  [["z/none"], { kind: "agent", agent: "strict" }, ["d/four"]],
  [["a/*"], { kind: "default" }, ["a/one", "b/two", "c/three"]],
  [["one"], { kind: "default" }, ["a/one", "b/two", "c/three"]],
  // A wildcard does: the first model that is allowed runs, and the hidden primary comes to light.
  [["c/*"], { kind: "default" }, ["c/three", "b/two", "a/one"]],
  [["x/*"], { kind: "default" }, ["x/nine", "b/two", "c/three", "a/one"]],
  [["x/*"], { kind: "agent", agent: "strict" }, ["x/nine"]],
  [["x/*"], { kind: "agent", agent: "own" }, ["x/nine", "b/two"]],
  [["x/*", "d/four"], { kind: "agent", agent: "own" }, ["d/four", "b/two"]],
  [["X/*"], { kind: "session_default", agent: "own" }, ["x/nine", "b/two"]],
  // Nothing of the catalogue is allowed.
  [["y/*"], { kind: "agent", agent: "strict" }, ["d/four"]],
])("with %j allowed, %j is %j", (allow, situation, models) => {
  const table = { ...TABLE, allow, aliases: { one: "a/one" } };
  const catalogue = ["a/one", "b/two", "c/three", "d/four", "x/nine"];

  for (const rules of GATEWAY_RULES) {
    expect(modelsOf(effectiveChain(table, situation, rules, catalogue).candidates)).toEqual(models);
  }
});

test("a primary that is not allowed is said, also where nothing is known of what runs instead", () => {
  const noted = (catalogue: string[]) =>
    effectiveChain({ ...TABLE, allow: ["x/*"] }, { kind: "default" }, rulesOf(null), catalogue)
      .notes;

  expect(noted(["x/nine"])).toEqual([
    { code: "primary_not_allowed", model: "a/one", instead: "x/nine" },
  ]);
  expect(noted([])).toEqual([{ code: "primary_not_allowed", model: "a/one", instead: null }]);
});

test.each([
  ["Nova", [], { model: "nova-us/nova-large", by: "alias" }],
  ["nova-us/NOVA", [], { model: "nova-us/nova-large", by: "alias" }],
  ["other/nova", [], { model: "other/nova", by: "written" }],
  ["nova-us/meta/llama:free", [], { model: "nova-us/meta/llama:free", by: "written" }],
  ["mini", ["x/mini"], { model: "x/mini", by: "only_provider" }],
  ["mini", ["x/mini", "y/mini"], { model: "a/mini", by: "default_provider" }],
  ["mini", [], { model: "a/mini", by: "default_provider" }],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the way OpenClaw writes it
  ["${MODEL}", [], { model: "${MODEL}", by: "environment" }],
  ["b/two@b:spare", [], { model: "b/two", by: "written", profile: "b:spare" }],
  ["b/two@20260801", [], { model: "b/two@20260801", by: "written" }],
  ["b/two@q4_k_m@b:spare", [], { model: "b/two@q4_k_m", by: "written", profile: "b:spare" }],
])("%s with %j offered is %j", (ref, catalogue, expected) => {
  const table = {
    aliases: { nova: "nova-us/nova-large" },
    scenarios: { default: { primary: "a/one", fallbacks: [ref] } },
  };
  const [, found] = effectiveChain(table, { kind: "default" }, rulesOf(null), catalogue).candidates;

  expect(found).toMatchObject(expected);
});

test("a default that its provider does not offer is said, with what may come in its place", () => {
  const notes = (catalogue: string[]) =>
    effectiveChain(TABLE, { kind: "default" }, rulesOf(null), catalogue).notes;

  expect(notes(["x/first", "a/other"])).toEqual([
    { code: "default_not_offered", model: "a/one", first: "x/first" },
  ]);
  expect(notes(["x/first", "a/one"])).toEqual([]);
  // Nothing is known of what this provider offers.
  expect(notes(["x/first"])).toEqual([]);
});

test("what the table cannot know is said", () => {
  const codes = (situation: Situation, table = TABLE) =>
    effectiveChain(table, situation).notes.map(({ code }) => code);

  expect(codes({ kind: "image" })).toEqual(["found_by_keys"]);
  expect(codes({ kind: "pdf" })).toEqual(["found_by_keys"]);
  expect(codes({ kind: "utility" })).toEqual(["small_default_first"]);
  const lists = { utility: { primary: "u/1", fallbacks: ["u/2"] } };
  expect(codes({ kind: "utility" }, { scenarios: { ...TABLE.scenarios, ...lists } })).toEqual([
    "list_without_effect",
  ]);
});

test.each([
  ["2026.9.6", "turn"],
  ["2026.6.1", "turn"],
  ["2026.6.0", "session"],
  ["2026.5.2-beta", "session"],
  ["2025.1.1", "session"],
  [null, "turn"],
  ["main", "turn"],
])("in %s a fallback lasts for a %s", (release, lasts) => {
  expect(rulesOf(release).fallbackLasts).toBe(lasts);
});

test("rules follow each other without a gap, and the newest is open", () => {
  GATEWAY_RULES.forEach(({ to }, index) => {
    expect(to === null).toBe(index === GATEWAY_RULES.length - 1);
  });
});

test("a banned model is found on every path, with the path", () => {
  const table: RouteTable = {
    ...TABLE,
    aliases: { four: "d/four" },
    allow: ["four", "b/*"],
  };
  const { paths, selectable } = reachable(table);
  const found = paths.filter(({ model }) => model === "d/four");

  expect(found.map(({ situation, position }) => [situation, position])).toEqual([
    [{ kind: "agent", agent: "strict" }, 0],
    [{ kind: "agent", agent: "own" }, 0],
    [{ kind: "agent", agent: "list" }, 1],
    [{ kind: "cron", job: "model" }, 0],
    [{ kind: "cron", job: "list" }, 0],
    [{ kind: "cron", job: "strict" }, 0],
    [{ kind: "cron", job: "only-list" }, 1],
    [{ kind: "session_model", model: "four" }, 0],
  ]);
  expect(selectable).toEqual({ kind: "listed", refs: ["four", "b/*"] });
});

test("without an allow list, or with an empty one, people may choose any model", () => {
  expect(reachable(TABLE).selectable).toEqual({ kind: "any" });
  expect(reachable({ ...TABLE, allow: [] }).selectable).toEqual({ kind: "any" });
});

test("a scenario's name and its situation say the same", () => {
  for (const name of [
    ...Object.keys(TABLE.scenarios),
    "media:video",
    "agent:",
    "agent:a:b",
    "x:y",
  ]) {
    expect(scenarioOf(situationOf(name))).toBe(name);
  }
});

const ref = fc.constantFrom("a/1", "a/2", "b/1", "b/2", "c/1", "short", "bare", "B/1");
const scenario = fc.record(
  { primary: ref, fallbacks: fc.array(ref, { maxLength: 5 }) },
  { requiredKeys: [] },
);
const names = fc.constantFrom(
  "agent:x",
  "agent:y",
  "cron:j",
  "image",
  "pdf",
  "utility",
  "compaction",
  "own",
);
const tables = fc
  .record({ primary: ref, others: fc.dictionary(names, scenario), list: fc.array(ref) })
  .map(
    ({ primary, others, list }): RouteTable => ({
      aliases: { short: "c/9" },
      scenarios: { ...others, default: { primary, fallbacks: list } },
    }),
  );

test("whatever the table: no model twice, at most one strict member, and nothing that is not written", () => {
  fc.assert(
    fc.property(tables, (table) => {
      for (const situation of situationsOf(table)) {
        const { candidates, strict } = effectiveChain(table, situation);
        const models = candidates.map(({ model }) => model.toLowerCase());
        expect(new Set(models).size).toBe(models.length);
        if (strict !== null) expect(candidates).toHaveLength(1);
        for (const { ref: written, scenario: name, why } of candidates) {
          const at = table.scenarios[name ?? ""];
          const listed = why.kind === "fallback" ? at?.fallbacks?.[why.index] : at?.primary;
          expect(listed).toBe(written);
        }
      }
    }),
  );
});

test("a model more at the end of a list never changes who is tried before it", () => {
  fc.assert(
    fc.property(tables, ref, (table, more) => {
      const { primary, fallbacks = [] } = table.scenarios.default ?? {};
      const longer: RouteTable = {
        ...table,
        scenarios: {
          ...table.scenarios,
          default: { primary, fallbacks: [...fallbacks, more] } as Scenario,
        },
      };
      const before = modelsOf(effectiveChain(table, { kind: "default" }).candidates);
      const after = modelsOf(effectiveChain(longer, { kind: "default" }).candidates);
      expect(after.slice(0, before.length)).toEqual(before);
    }),
  );
});

function modelsOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ model }) => model);
}
