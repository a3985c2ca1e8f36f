import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listAudit } from "@/db/control/list-audit";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { parseTable } from "@/lib/yaml/parse-table";
import { routeScene, tableText } from "@/tests/routes/route-scene";
import { batch, TUPLES } from "@/tests/stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "@/tests/stores/plain-attempt";
import { tempStores } from "@/tests/stores/temp-store";
import { UsageError } from "./parse-options";
import { ROUTES_HELP, routesCommand } from "./routes-command";

const NOON = Date.UTC(2026, 10, 22, 12);
const SECRET = "sk-live-0123456789abcdef0123456789abcdef";
const CONFIG = {
  agents: {
    defaults: { model: { primary: "a/one", fallbacks: ["b/two"] } },
    list: [{ id: "ops", model: "a/small" }],
  },
  models: { providers: { a: { apiKey: SECRET, models: [] } } },
  env: { A_KEY: SECRET },
};

const folder = mkdtempSync(join(tmpdir(), "signalbox-routes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: unknown): string {
  writeFileSync(
    join(folder, name),
    typeof content === "string" ? content : JSON.stringify(content),
  );
  return name;
}

function desk(dataDir = tempStores()) {
  const printed: string[] = [];
  const told: string[] = [];
  const io = {
    ...{ cwd: folder, dataDir, secret: null, now: () => NOON },
    print: (line: string) => printed.push(line),
    tell: (line: string) => told.push(line),
  };
  return { dataDir, printed, told, run: (...args: string[]) => routesCommand(args, io) };
}

/** A folder whose table `production` has one reviewed version of `text`. */
async function withVersion(text: string) {
  const { dataDir, person, version } = await routeScene();
  const [edda, rune] = [person("Edda", "editor", "viewer"), person("Rune", "reviewer", "viewer")];
  const made = await version(edda, rune, "production", text);
  return { ...desk(dataDir), made };
}

test("an import begins a draft and nothing more, is written down, and takes no secret", async () => {
  const { run, printed, told, dataDir } = desk();
  expect(await run("import", write("openclaw.json", CONFIG), "--table", "production")).toBe(0);
  const control = openControl(dataDir);
  const drafts = control.$client.prepare("SELECT id, phase, text FROM route_drafts").all();
  expect(drafts).toMatchObject([{ id: printed[0], phase: "draft" }]);
  expect(control.$client.prepare("SELECT count(*) FROM route_versions").pluck().get()).toBe(0);
  const [entry] = listAudit(control, { words: [], actions: [], before: null, limit: 1 });
  expect(entry).toMatchObject({ action: "route.draft_begun", actor: { kind: "local" } });
  control.$client.close();
  expect(told.join("\n")).toContain("agents.defaults.model");
  expect(JSON.stringify([drafts, printed, told])).not.toContain(SECRET);
});

test("a dry run prints a table that can be read, and leaves no trace", async () => {
  const { run, printed, dataDir } = desk();
  const before = readdirSync(dataDir).toSorted();
  const file = write("openclaw.json", CONFIG);
  expect(await run("import", file, "--table", "production", "--dry-run")).toBe(0);
  expect(parseTable(printed.join("\n")).table?.scenarios).toMatchObject({
    default: { primary: "a/one", fallbacks: ["b/two"] },
    "agent:ops": { primary: "a/small" },
  });
  expect(readdirSync(dataDir).toSorted()).toEqual(before);
});

test("a configuration that cannot be read is refused by file and line, without what stands there", async () => {
  const { run, printed, told } = desk();
  const file = write("broken.json", `{\n  token: ${SECRET}\n`);
  expect(await run("import", file, "--table", "production")).toBe(1);
  expect([printed, told]).toEqual([[], [expect.stringMatching(/^broken\.json:\d+: not json5$/)]]);
  expect(told.join("")).not.toContain(SECRET);
});

test("an export prints the committed text as it is, and with a configuration the patch that it lacks", async () => {
  const text = tableText("a/one");
  const { run, printed } = await withVersion(text);
  expect(await run("export", "--table", "production")).toBe(0);
  expect(`${printed.join("\n")}\n`).toBe(text);
  const config = write("running.json", { agents: { defaults: { model: { primary: "a/old" } } } });
  expect(await run("export", "--table", "production", "--config", config)).toBe(0);
  const { patch } = JSON.parse(printed.at(-1) ?? "");
  expect(patch.agents.defaults.model.primary).toBe("a/one");
});

test("the log names each version with its author and who reviewed it", async () => {
  const { run, printed, made } = await withVersion(tableText("a/one"));
  expect(await run("log")).toBe(0);
  expect(printed.map((line) => JSON.parse(line))).toMatchObject([
    {
      ...{ table: "production", number: 1, sha: made.sha },
      ...{ author: "Edda <edda@acme.example>", reviewers: ["Rune <rune@acme.example>"] },
    },
  ]);
  expect(await run("log", "--table", "staging")).toBe(0);
  expect(printed).toHaveLength(1);
});

test.each([
  ["a whole table", tableText("a/one"), 0, []],
  ["YAML that breaks off", "scenarios: [", 1, [expect.stringMatching(/^line 1: /)]],
  [
    "a field that there is not",
    `${tableText("a/one")}fallback: x\n`,
    1,
    [expect.stringContaining("fallback")],
  ],
  ["nothing", "", 1, [expect.any(String)]],
])("%s is checked", async (_, text, code, said) => {
  const { run, printed } = desk();
  expect(await run("check", write("table.yaml", text))).toBe(code);
  expect(printed).toEqual(said);
});

/** `b` is banned and in the chain; both models are of one provider. */
const BANNED = `# ours
scenarios:
  default:
    primary: b/one
    fallbacks: [b/two]
allow: [b/one]
banned: [b/two]
`;

test("a table with an error of the checks ends with 1, and names its line and its way", async () => {
  const { run, printed, told } = desk();
  expect(await run("check", write("banned.yaml", BANNED))).toBe(1);
  expect(printed).toContain(
    'line 5: error: b/two is banned, and the default reaches it. By the ban "b/two": b/one → b/two.',
  );
  expect(printed.join("\n")).toContain("line 3: warning: All 2 models of default are b's.");
  expect(told).toEqual([expect.stringMatching(/has seen no call in 30 days: checked without/)]);
});

test("warnings alone end with 0, and are counted", async () => {
  const { run, printed, told } = desk();
  const text = BANNED.replace("banned: [b/two]\n", "");
  expect(await run("check", write("warned.yaml", text))).toBe(0);
  expect(printed).toEqual([expect.stringMatching(/^line 3: warning: .*b's\. /)]);
  expect(told.at(-1)).toMatch(/^It is a route table, with 1 warning that a reviewer has to tick/);
});

test("the traffic of the data folder is looked at, and the folder is as it was", async () => {
  const { run, printed, told, dataDir } = desk();
  const writer = openEventWriter(dataDir);
  const value = { ...PLAIN_ATTEMPT, at: NOON - 1_000, provider: "a", model: "one" };
  const attempts = [{ lineId: 1, offset: 0, bytes: 99, value }];
  writer.write(batch({ source: TUPLES, attempts }));
  writer.close();
  const before = readdirSync(dataDir).toSorted();
  const file = write("typo.yaml", tableText("a/noe"));
  expect(await run("check", file)).toBe(0);
  expect(printed).toContain(
    "line 4: warning: a/noe was never seen. No traffic of the last 30 days had it, and nobody labelled it: is it spelled right?",
  );
  expect(printed.some((line) => line.startsWith("warning: a/one still receives requests"))).toBe(
    true,
  );
  expect(told).toHaveLength(1);
  expect(await run("check", file, "--json")).toBe(0);
  const { isTable, asOf, issues } = JSON.parse(printed.at(-1) ?? "");
  expect([isTable, asOf]).toEqual([true, NOON]);
  expect(issues).toContainEqual(
    expect.objectContaining({
      ...{ severity: "warning", code: "never_seen", line: 4 },
      path: ["scenarios", "default", "primary"],
    }),
  );
  expect(readdirSync(dataDir).toSorted()).toEqual(before);
});

test("without a data folder the document alone is checked, no folder is made, and what is no table is said as JSON too", async () => {
  const nowhere = join(folder, "nowhere");
  const { run, printed, told } = desk(nowhere);
  expect(await run("check", write("good.yaml", tableText("a/one")))).toBe(0);
  expect(told).toEqual([
    `There is no data in ${nowhere}: checked without traffic.`,
    "It is a route table.",
  ]);
  expect(existsSync(nowhere)).toBe(false);
  expect(await run("check", write("bad.yaml", "scenarios: 7\n"), "--json")).toBe(1);
  expect(JSON.parse(printed.at(-1) ?? "")).toMatchObject({
    ...{
      isTable: false,
      asOf: null,
      issues: [{ severity: "error", line: 1, path: ["scenarios"] }],
    },
  });
});

test.each([
  ["no command", []],
  ["a command that there is not", ["commit"]],
  ["no table", ["export"]],
  ["a table that no file can be named after", ["log", "--table", "../x"]],
  ["no file", ["import", "--table", "production"]],
  ["a file that is not there", ["check", "nowhere.yaml"]],
  ["a word too many", ["log", "production"]],
  ["an option that there is not", ["log", "--force"]],
])("%s is wrong usage", async (_, args) => {
  await expect(desk().run(...args)).rejects.toThrow(UsageError);
});

test("its help names every command", async () => {
  const { run, printed } = desk();
  expect(await run("--help")).toBe(0);
  expect(printed).toEqual([ROUTES_HELP]);
  for (const name of ["import", "export", "check", "log"])
    expect(ROUTES_HELP).toContain(`routes ${name}`);
});
