import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { exportedPart, exportRoutes } from "@/lib/core/routes/export-routes";
import { importRoutes } from "@/lib/core/routes/import-routes";
import type { RouteTable, Scenario } from "@/lib/core/routes/route-table";
import { readOpenclawConfig } from "@/lib/files/read-openclaw-config";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-config-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function read(files: Record<string, string>) {
  return readOpenclawConfig(join(folderOf(files), "openclaw.json"));
}

test("JSON5 is read: comments, single quotes, trailing commas, a byte order mark", () => {
  const text = "\uFEFF// ours\n{ agents: { defaults: { model: 'a/1', }, }, }";

  expect(read({ "openclaw.json": text })).toEqual({
    config: { agents: { defaults: { model: "a/1" } } },
    files: ["openclaw.json"],
    issues: [],
  });
});

test("includes stand in their place, nested, each relative to its own file", () => {
  const { config, files, issues } = read({
    "openclaw.json": "{ agents: { $include: './parts/agents.json5' } }",
    "parts/agents.json5": "{ defaults: { $include: 'deep/defaults.json5' }, entries: {} }",
    "parts/deep/defaults.json5": "{ model: 'a/1' }",
  });

  expect(issues).toEqual([]);
  expect(config).toEqual({ agents: { defaults: { model: "a/1" }, entries: {} } });
  expect(files).toEqual(["openclaw.json", "parts/agents.json5", "parts/deep/defaults.json5"]);
});

test("of several includes the later holds, objects are merged, lists joined, own keys hold last", () => {
  const { config } = read({
    "openclaw.json": "{ $include: ['a.json', 'b.json'], x: { own: 3 } }",
    "a.json": "{ x: { a: 1, own: 1 }, list: [1] }",
    "b.json": "{ x: { b: 2, own: 2 }, list: [2], only: 'b' }",
  });

  expect(config).toEqual({ x: { a: 1, b: 2, own: 3 }, list: [1, 2], only: "b" });
});

test.each<[what: string, files: Record<string, string>, issues: unknown[]]>([
  ["no file", {}, [{ code: "missing", file: "openclaw.json" }]],
  [
    "a missing include",
    { "openclaw.json": "{ a: { $include: 'gone.json' } }" },
    [{ code: "missing", file: "gone.json" }],
  ],
  [
    "a circle",
    {
      "openclaw.json": "{ $include: 'a.json' }",
      "a.json": "{ b: { $include: './b.json' } }",
      "b.json": "{ $include: 'a.json' }",
    },
    [{ code: "circle", files: ["openclaw.json", "a.json", "b.json", "a.json"] }],
  ],
  [
    "a file that includes itself",
    { "openclaw.json": "{ a: { $include: 'openclaw.json' } }" },
    [{ code: "circle", files: ["openclaw.json", "openclaw.json"] }],
  ],
  [
    "a path that leaves the folder",
    { "openclaw.json": "{ a: { $include: '../other.json' } }" },
    [{ code: "outside", file: "../other.json", from: "openclaw.json" }],
  ],
  [
    "a path that leaves it on a detour",
    { "openclaw.json": "{ a: { $include: 'x/../../other.json' } }" },
    [{ code: "outside", file: "x/../../other.json", from: "openclaw.json" }],
  ],
  [
    "an absolute path",
    { "openclaw.json": "{ a: { $include: '/etc/hostname' } }" },
    [{ code: "outside", file: "/etc/hostname", from: "openclaw.json" }],
  ],
  [
    "no JSON5",
    { "openclaw.json": "{\n  a: [1,\n" },
    [{ code: "not_json5", file: "openclaw.json", line: 3, column: 1 }],
  ],
  [
    "an include of a number",
    { "openclaw.json": "{ a: { $include: 7 } }" },
    [{ code: "bad_include", file: "openclaw.json" }],
  ],
  [
    "keys beside an include of a list",
    { "openclaw.json": "{ a: { $include: 'l.json', b: 1 } }", "l.json": "[1]" },
    [{ code: "bad_include", file: "openclaw.json" }],
  ],
  [
    "too much nesting",
    { "openclaw.json": `${"[".repeat(300)}${"]".repeat(300)}` },
    [{ code: "too_deep", file: "openclaw.json" }],
  ],
  [
    "a file of more than 2 MiB",
    { "openclaw.json": `{ a: "${"x".repeat(2 * 1024 * 1024)}" }` },
    [{ code: "too_large", file: "openclaw.json" }],
  ],
  [
    "an eleventh include within includes",
    Object.fromEntries(
      Array.from({ length: 13 }, (_, index) => [
        index === 0 ? "openclaw.json" : `${index}.json`,
        `{ $include: '${index + 1}.json' }`,
      ]),
    ),
    [{ code: "too_deep", file: "11.json" }],
  ],
])("%s is refused, and nothing is half read", (_, files, issues) => {
  expect(read(files)).toMatchObject({ config: null, issues });
});

test("an include through a link that leaves the folder is refused, one within it is read", () => {
  const other = folderOf({ "secret.json": "{ model: 'x/1' }" });
  const folder = folderOf({
    "openclaw.json": "{ a: { $include: 'link.json' }, b: { $include: 'near.json' } }",
    "real.json": "{ model: 'a/1' }",
  });
  symlinkSync(join(other, "secret.json"), join(folder, "link.json"));
  symlinkSync(join(folder, "real.json"), join(folder, "near.json"));

  expect(readOpenclawConfig(join(folder, "openclaw.json"))).toEqual({
    config: null,
    files: ["openclaw.json", "near.json"],
    issues: [{ code: "outside", file: "link.json", from: "openclaw.json" }],
  });
});

test("a pipe or a folder in the place of a file is refused at once", () => {
  const folder = folderOf({
    "openclaw.json": "{ a: { $include: 'pipe' }, b: { $include: 'sub' } }",
    "sub/x.json": "{}",
  });
  execFileSync("mkfifo", [join(folder, "pipe")]);

  expect(readOpenclawConfig(join(folder, "openclaw.json")).issues).toEqual([
    { code: "unreadable", file: "pipe" },
    { code: "unreadable", file: "sub" },
  ]);
});

test("no fault of a file shows what is in it", () => {
  const { issues } = read({ "openclaw.json": "{ token: 'sk-planted-secret-1', ! }" });

  expect(issues).toMatchObject([{ code: "not_json5", line: 1 }]);
  expect(JSON.stringify(issues)).not.toContain("planted");
});

// biome-ignore lint/suspicious/noTemplateCurlyInString: the way OpenClaw writes it
const SPARE = "${SPARE_MODEL}";
const FULL = {
  $schema: "x",
  agents: {
    defaults: {
      model: { primary: "big", fallbacks: ["b/2", SPARE] },
      models: {
        "a/1": { alias: "big", params: { temperature: 0 } },
        "b/2": { alias: "small" },
        "c/3": { params: {} },
      },
      modelPolicy: { allow: ["a/*", "small"] },
      imageModel: "v/1",
      pdfModel: { primary: "p/1", fallbacks: [], timeoutMs: 5 },
      mediaModels: { video: { primary: "m/1", fallbacks: ["m/2"] } },
      voiceModel: "w/1",
      utilityModel: "u/1",
      compaction: { model: "k/1", mode: "safeguard", memoryFlush: { model: "f/1" } },
      heartbeat: { model: "h/1" },
    },
    entries: {
      main: {},
      ops: { model: "d/4" },
      desk: { model: { primary: "d/4", fallbacks: ["b/2"] }, utilityModel: "x/1" },
      list: { model: { fallbacks: [] } },
    },
  },
  auth: {
    profiles: {
      "a:one": { provider: "a", mode: "api_key" },
      "a:two": { provider: "a", mode: "oauth" },
    },
    order: { a: ["a:two", "a:one"] },
  },
  models: {
    providers: {
      a: {
        baseUrl: "http://127.0.0.1",
        models: [
          { id: "1", input: ["text", "image"], contextWindow: 1_000, contextTokens: 900 },
          { id: "meta/2:free", input: ["text"] },
        ],
      },
    },
  },
  gateway: { port: 1 },
  env: { vars: { X: "y" } },
  channels: { modelByChannel: { telegram: { "*": "t/1" } } },
};
const CRON = {
  jobs: [
    { id: "nightly", payload: { kind: "agentTurn", model: "n/1" } },
    { id: "strict", payload: { kind: "agentTurn", model: "n/1", fallbacks: [] } },
    { id: "plain", payload: { kind: "agentTurn" } },
    { payload: { model: "n/2" } },
  ],
};

test("everything that decides a route is taken into the table", () => {
  expect(importRoutes(FULL, CRON).table).toEqual({
    scenarios: {
      default: { primary: "big", fallbacks: ["b/2", SPARE] },
      image: { primary: "v/1" },
      pdf: { primary: "p/1", fallbacks: [] },
      "media:video": { primary: "m/1", fallbacks: ["m/2"] },
      "media:voice": { primary: "w/1" },
      utility: { primary: "u/1" },
      compaction: { primary: "k/1" },
      "agent:ops": { primary: "d/4" },
      "agent:desk": { primary: "d/4", fallbacks: ["b/2"] },
      "agent:list": { fallbacks: [] },
      "cron:nightly": { primary: "n/1" },
      "cron:strict": { primary: "n/1", fallbacks: [] },
    },
    aliases: { big: "a/1", small: "b/2" },
    keys: { a: { order: ["a:two", "a:one"] } },
    allow: ["a/*", "small"],
  });
});

test("what its providers offer and which profiles there are come beside the table", () => {
  const { catalogue, profiles } = importRoutes(FULL);

  expect(catalogue).toEqual([
    { model: "a/1", vision: true, contextTokens: 900 },
    { model: "a/meta/2:free", vision: false, contextTokens: null },
  ]);
  expect(profiles).toEqual({ a: ["a:one", "a:two"] });
});

test("the report says of each thing whether it was understood, and where it stands", () => {
  const { report } = importRoutes(FULL, CRON);
  const said = (path: string) => report.find((line) => line.path === path);

  expect(said("agents.defaults.model.fallbacks")).toMatchObject({ why: "environment_name" });
  expect(said("agents.entries.main")).toMatchObject({ verdict: "ignored", why: "follows_default" });
  expect(said("agents.entries.desk.utilityModel")).toMatchObject({ why: "outside_table" });
  expect(said("agents.defaults.heartbeat.model")).toMatchObject({ verdict: "not_understood" });
  expect(said("agents.defaults.compaction.memoryFlush.model")).toMatchObject({
    why: "outside_table",
  });
  expect(said("channels.modelByChannel")).toMatchObject({ why: "outside_table" });
  expect(said("gateway")).toMatchObject({ verdict: "ignored", why: "not_routing" });
  expect(said("env")).toMatchObject({ why: "may_hold_secrets" });
  expect(said("cron.jobs[2]")).toMatchObject({ why: "follows_default" });
  expect(said("cron.jobs[3]")).toMatchObject({ verdict: "not_understood" });
});

test("agents and media slots of older releases are understood", () => {
  const config = {
    agents: {
      defaults: { model: "a/1", videoGenerationModel: { primary: "m/1" } },
      list: [
        { id: "main", default: true },
        { id: "ops", model: { primary: "d/4", fallbacks: [] } },
        7,
      ],
    },
  };

  expect(importRoutes(config).table.scenarios).toEqual({
    default: { primary: "a/1" },
    "media:video": { primary: "m/1" },
    "agent:ops": { primary: "d/4", fallbacks: [] },
  });
});

test("an alias of two models is that of the later one, and the earlier is said", () => {
  const models = { "a/1": { alias: "Fast" }, "b/2": { alias: "fast" } };
  const { table, report } = importRoutes({ agents: { defaults: { model: "fast", models } } });

  expect(table.aliases).toEqual({ fast: "b/2" });
  expect(report).toContainEqual({
    path: "agents.defaults.models.a/1.alias",
    verdict: "ignored",
    why: "alias_taken",
  });
});

test.each([[null], [7], ["text"], [[]], [{}], [{ agents: 1, auth: [], models: "x" }]])(
  "%j has no routes, and says so",
  (config) => {
    const { table, report } = importRoutes(config, config);

    expect(table.scenarios).toEqual({});
    expect(report).toContainEqual({
      path: "agents.defaults.model",
      verdict: "not_understood",
      why: "missing",
    });
  },
);

test("whatever it is given, nothing is thrown", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (agents, models, cron) => {
      importRoutes({ agents, models, auth: agents }, cron);
      exportRoutes(
        { agents, models, auth: agents },
        { scenarios: { default: { primary: "a/1" } } },
      );
    }),
  );
});

const WITHHELD = "__OPENCLAW_REDACTED__";

/** Of the kinds that configurations hold, each recognisable by the word in it. */
const SECRETS = [
  "sk-ant-planted-0123456789abcdef",
  "sk_live_planted0123456789",
  "ghp_planted0123456789abcdef",
  "AKIAplanted0123456789",
  "eyJplanted0.eyJzdWIiOiJ4In0.abcdef",
  "Bearer planted-0123456789",
  "https://user:planted@example.com/v1",
  "-----BEGIN PRIVATE KEY-----planted",
  "xoxb-planted-0123456789",
];

test.each(SECRETS)(
  "%s is taken from no place, neither into the table nor into the report",
  (secret) => {
    // Where any text may stand, and where a name is expected.
    const config = {
      env: { vars: { KEY: secret }, [secret]: secret },
      secrets: { providers: { [secret]: { token: secret } } },
      gateway: { auth: { token: secret, password: secret }, remote: { url: secret } },
      channels: { telegram: { botToken: secret }, [secret]: { model: secret } },
      hooks: { token: secret, mappings: [{ model: secret, [secret]: 1 }] },
      [secret]: { model: secret },
      auth: {
        profiles: {
          "a:one": { provider: "a", mode: "token", key: secret, email: secret },
          [secret]: { provider: "a" },
          "a:two": { provider: secret },
        },
        order: { a: ["a:one", secret], [secret]: [secret] },
      },
      models: {
        providers: {
          a: {
            baseUrl: secret,
            apiKey: secret,
            headers: { authorization: secret, [secret]: secret },
            [secret]: secret,
            models: [{ id: "1", name: secret, headers: { x: secret } }, { id: secret }],
          },
          [secret]: { models: [{ id: "1" }] },
        },
      },
      agents: {
        [secret]: secret,
        defaults: {
          model: { primary: "a/1", fallbacks: ["b/2", secret], [secret]: secret },
          imageModel: secret,
          utilityModel: secret,
          mediaModels: { video: { primary: secret }, [secret]: secret },
          models: { "a/1": { alias: secret, params: { key: secret } }, [secret]: { alias: "x" } },
          modelPolicy: { allow: [secret, "a/*"] },
          compaction: { model: secret },
        },
        entries: {
          [secret]: { model: "a/1" },
          ops: { model: secret, heartbeat: { model: secret } },
        },
      },
    };
    const cron = {
      jobs: [
        { id: secret, payload: { model: secret } },
        { id: "j", payload: { model: secret } },
      ],
    };
    const taken = importRoutes(config, cron);
    const patch = exportRoutes(config, { scenarios: { default: { primary: "z/9" } } });

    expect(JSON.stringify([taken, patch])).not.toContain("planted");
    // The rest is taken all the same.
    expect(taken.table.scenarios.default).toEqual({ primary: "a/1", fallbacks: ["b/2"] });
    expect(taken.table.keys).toEqual({ a: { order: ["a:one"] } });
    expect(taken.table.allow).toEqual(["a/*"]);
    expect(taken.report).toContainEqual({
      path: "agents.defaults.model.fallbacks[1]",
      verdict: "not_understood",
      why: "looks_secret",
    });
  },
);

test("what a Gateway has withheld is no name", () => {
  const config = { agents: { defaults: { model: { primary: "a/1", fallbacks: [WITHHELD] } } } };

  expect(importRoutes(config).table.scenarios.default).toEqual({ primary: "a/1", fallbacks: [] });
});

test.each([
  "fireworks/accounts/fireworks/models/deepseek-v3p1",
  "anthropic/claude-sonnet-5-20260801",
  "qwen-sg/meta-llama/llama-4-70b:free",
  "openrouter/sky-high-model-large-2026",
  "hf/basic-model",
  "mistral-par:anna.müller@example.fr",
])("%s is a name, no secret", (name) => {
  expect(importRoutes({ agents: { defaults: { model: name } } }).table.scenarios.default).toEqual({
    primary: name,
  });
});

const AGENTS = ["ops", "desk", "main"];
const ref = fc.constantFrom("a/1", "b/2", "c/3", "short", "p.q/m:free", "x/y/z");
const chain = fc.oneof(
  ref,
  fc.record({ primary: ref, fallbacks: fc.array(ref, { maxLength: 4 }) }, { requiredKeys: [] }),
);
const slot = fc.option(chain, { nil: undefined });
const alias = fc.option(fc.constantFrom("one", "Two", "two", "three"), { nil: undefined });
const ids = fc.uniqueArray(fc.constantFrom("a:1", "a:2", "a:3"), { maxLength: 3 });
const configs = fc
  .record({
    model: slot,
    imageModel: slot,
    pdfModel: slot,
    video: slot,
    utilityModel: fc.option(fc.oneof(ref, fc.constant("")), { nil: undefined }),
    compaction: fc.option(fc.record({ mode: fc.constant("safeguard"), model: ref }), {
      nil: undefined,
    }),
    aliases: fc.dictionary(fc.constantFrom("a/1", "b/2", "c/3"), alias),
    agents: fc.tuple(slot, slot, slot),
    isOlder: fc.boolean(),
    order: fc.option(fc.dictionary(fc.constantFrom("a", "p.q"), ids), { nil: undefined }),
    allow: fc.option(fc.array(ref), { nil: undefined }),
  })
  .map(({ aliases, agents, isOlder, order, allow, video, ...slots }) => {
    const entries = AGENTS.map((id, index) => [id, { name: id, model: agents[index] }] as const);
    return JSON.parse(
      JSON.stringify({
        gateway: { port: 1 },
        auth: { profiles: {}, order },
        agents: {
          defaults: {
            ...slots,
            mediaModels: { video },
            modelPolicy: { allow },
            models: Object.fromEntries(
              Object.entries(aliases).map(([model, name]) => [model, { alias: name, params: {} }]),
            ),
          },
          ...(isOlder
            ? { list: entries.map(([id, entry]) => ({ id, ...entry })) }
            : { entries: Object.fromEntries(entries) }),
        },
      }),
    );
  });
const scenario = fc.record(
  { primary: ref, fallbacks: fc.array(ref, { maxLength: 4 }), slo: fc.constant({ p95Ms: 1 }) },
  { requiredKeys: [] },
);
const tables: fc.Arbitrary<RouteTable> = fc.record(
  {
    scenarios: fc.dictionary(
      fc.constantFrom(
        ..."default image pdf media:video utility compaction agent:ops agent:desk agent:new cron:x own".split(
          " ",
        ),
      ),
      scenario as fc.Arbitrary<Scenario>,
    ),
    aliases: fc.dictionary(
      fc.constantFrom("one", "two", "TWO", "four"),
      fc.constantFrom("a/1", "b/2", "c/3", "n/9"),
    ),
    keys: fc.dictionary(fc.constantFrom("a", "p.q", "n"), fc.record({ order: ids })),
    allow: fc.array(ref),
    banned: fc.constant(["x/*"]),
  },
  { requiredKeys: ["scenarios"] },
);

test("a configuration that got an export is imported as the table it came from", () => {
  fc.assert(
    fc.property(configs, tables, (config, table) => {
      const { patch, replacePaths } = exportRoutes(config, table);
      const after = applied(config, patch ?? {}, new Set(replacePaths));

      expect(importRoutes(after).table).toEqual(exportedPart(config, table));
      // And then there is nothing more to do.
      expect(exportRoutes(after, table)).toMatchObject({ patch: null, replacePaths: [] });
    }),
    { numRuns: 400 },
  );
});

test("what was imported changes nothing when it is exported", () => {
  fc.assert(
    fc.property(configs, (config) => {
      expect(exportRoutes(config, importRoutes(config).table)).toEqual({
        patch: null,
        replacePaths: [],
        left: [],
      });
    }),
    { numRuns: 400 },
  );
});

test("an export touches only agents, auth and models, and there only the routes", () => {
  fc.assert(
    fc.property(configs, tables, (config, table) => {
      const { patch, replacePaths } = exportRoutes(config, table);
      const after = applied(config, patch ?? {}, new Set(replacePaths));

      expect(after.gateway).toEqual(config.gateway);
      expect(after.auth.profiles).toEqual(config.auth.profiles);
      for (const [model, { params }] of Object.entries<{ params: unknown }>(
        config.agents.defaults.models,
      )) {
        expect(after.agents.defaults.models[model].params).toEqual(params);
      }
      if (config.agents.defaults.compaction) {
        expect(after.agents.defaults.compaction.mode).toBe("safeguard");
      }
    }),
  );
});

test("the patch has null for what goes, and names the lists that lose something", () => {
  const config = {
    agents: {
      defaults: {
        model: { primary: "a/1", fallbacks: ["b/2", "c/3"] },
        imageModel: { primary: "v/1", timeoutMs: 9 },
      },
      entries: { ops: { model: { primary: "d/4", fallbacks: ["b/2"] } }, main: {} },
    },
    auth: { order: { a: ["a:1", "a:2"], b: ["b:1"] } },
  };
  const table: RouteTable = {
    scenarios: {
      default: { primary: "a/1", fallbacks: ["c/3"] },
      "agent:main": { primary: "m/1" },
    },
    keys: { a: { order: ["a:2", "a:1"], failureBudget: "shared" } },
  };

  expect(exportRoutes(config, table)).toEqual({
    patch: {
      agents: {
        defaults: { model: { fallbacks: ["c/3"] }, imageModel: { primary: null } },
        entries: { ops: { model: null }, main: { model: { primary: "m/1" } } },
      },
      auth: { order: { a: ["a:2", "a:1"], b: null } },
    },
    replacePaths: [
      "agents.defaults.model.fallbacks",
      "agents.entries.ops.model.fallbacks",
      "auth.order.b",
    ],
    left: [{ path: "keys.a.failureBudget", why: "not_in_gateway" }],
  });
});

test("what a Gateway has no word for stays here, and is said", () => {
  const config = { agents: { defaults: { model: "a/1" }, entries: { main: {} } } };
  const { left } = exportRoutes(config, {
    scenarios: {
      default: { primary: "a/1", slo: { p95Ms: 1 } },
      "agent:new": { primary: "b/2" },
      "cron:j": { primary: "b/2" },
      nightly: { primary: "b/2" },
      utility: { primary: "b/2", fallbacks: ["c/3"] },
    },
    aliases: { one: "b/2", other: "b/2" },
    banned: ["x/*"],
  });

  expect(left.map(({ path, why }) => [path, why])).toEqual([
    ["scenarios.default.slo", "not_in_gateway"],
    ["scenarios.agent:new", "no_such_agent"],
    ["scenarios.cron:j", "cron_store"],
    ["scenarios.nightly", "own_name"],
    ["scenarios.utility.fallbacks", "one_model"],
    ["aliases.other", "one_alias"],
    ["banned", "not_in_gateway"],
  ]);
});

test.each([
  "situations",
  "timeline-run",
  "gateway-a",
  "gateway-b",
  "gateway-c",
  "config-get",
  "release-2026.7.1",
])("the recorded configuration of %s changes nothing when it is imported and exported", (name) => {
  const config = JSON.parse(
    readFileSync(join(import.meta.dirname, "fixtures", "openclaw-config", `${name}.json`), "utf8"),
  );
  const { table, report } = importRoutes(config);

  expect(table.scenarios.default?.primary).toBeDefined();
  expect(report.filter(({ verdict }) => verdict === "not_understood")).toEqual([]);
  expect(exportRoutes(config, table)).toEqual({ patch: null, replacePaths: [], left: [] });
});

type Values = Record<string, unknown>;

/** As `config.patch` does it, which refuses a list that loses entries and is not named. */
// biome-ignore lint/suspicious/noExplicitAny: a configuration is what a test looks into freely
function applied(config: unknown, patch: unknown, named: ReadonlySet<string>, path = ""): any {
  if (!isValues(patch)) return patch;
  const result: Values = isValues(config) ? { ...config } : {};
  for (const [key, change] of Object.entries(patch)) {
    const at = path === "" ? key : `${path}.${key}`;
    const old = result[key];
    if (change === null || !isValues(change))
      for (const lost of listsIn(old, at)) mustBeNamed(lost, change, named);
    if (change === null) delete result[key];
    else if (Array.isArray(change) && change.some(isValues)) {
      const entries = change as Values[];
      const list = (Array.isArray(old) ? old : []) as Values[];
      result[key] = list.map((entry) => {
        const own = entries.find(({ id }) => id === entry.id);
        return own === undefined ? entry : applied(entry, own, named, `${at}[]`);
      });
    } else result[key] = applied(old, change, named, at);
  }
  return result;
}

function mustBeNamed(
  [path, list]: [string, unknown[]],
  change: unknown,
  named: ReadonlySet<string>,
): void {
  const left = Array.isArray(change) ? [...change] : null;
  const isKept =
    left !== null &&
    (left.some(isValues) ||
      list.every((entry) => {
        const index = left.indexOf(entry);
        if (index >= 0) left.splice(index, 1);
        return index >= 0;
      }));
  if (!isKept && !named.has(path)) throw new Error(`${path} loses entries and is not named`);
}

function listsIn(value: unknown, path: string): [string, unknown[]][] {
  if (Array.isArray(value)) return [[path, value]];
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => listsIn(each, `${path}.${key}`));
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
