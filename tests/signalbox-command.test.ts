import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { hashProfile } from "@/lib/files/line-id";
import { recordings } from "./recordings/recording";
import { steadyBatch } from "./stores/steady-batch";

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-cli-"));
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function signalbox(...args: string[]) {
  const data = { INIT_CWD: dir, SIGNALBOX_DATA: join(dir, "data") };
  const here = { ...data, SIGNALBOX_URL: "https://signalbox.example/ops/" };
  const cli = join(import.meta.dirname, "../lib/ingest/cli.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", cli, ...args],
    { encoding: "utf8", env: { ...process.env, ...here } },
  );
  return { status, stdout, stderr };
}

test("a Gateway's log is read, and its keys get the names of its configuration", async () => {
  const recording = recordings().find(({ name }) => name === "every-call-c") ?? recordings()[0];
  const keys = [...new Set(recording?.truth.map(({ key }) => key))];
  const profiles = Object.fromEntries(keys.map((key) => [key, { mode: "api_key" }]));
  writeFileSync(join(dir, "openclaw.json"), `{ auth: { profiles: ${JSON.stringify(profiles)} } }`);
  const { status, stdout } = signalbox(
    ...["ingest", "--gateway", "gw-c", "--region", "sg", "--runtime", "docker", "--json"],
    ...["--profiles", "openclaw.json", recording?.logFile ?? ""],
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{
      files: 1,
      attempts: recording?.truth.length,
      duplicates: 0,
      unrecognised: 0,
      malformed: 0,
    },
  });
  const reader = openEventReader(join(dir, "data"));
  const labels = await reader.keyLabels();
  const range = { from: 0, to: Date.UTC(2100, 0) };
  const { attempts } = await reader.attempts({
    range,
    filter: NO_FILTER,
    limit: 500,
    cursor: null,
  });
  reader.close();
  const named = attempts.filter(({ keyId }) => keyId !== null);
  expect(named.length).toBeGreaterThan(0);
  for (const { keyId } of named) expect(hashProfile(labels.get(keyId ?? "") ?? "")).toBe(keyId);
  expect(attempts[0]).toMatchObject({ gateway: "gw-c", region: "sg", runtime: "docker" });
});

test("a file that is not there does not keep the others from being read", () => {
  writeFileSync(join(dir, "one.jsonl"), '{"time":"2026-11-22T10:00:00Z","status":200}\n');
  const { status, stdout, stderr } = signalbox("ingest", "--gateway", "g", "gone.log", "one.jsonl");
  expect(status).toBe(1);
  expect(stderr).toContain("gone.log: There is no such file.");
  expect(JSON.parse(stdout)).toMatchObject({ files: 1, attempts: 1 });
});

/** Arguments, and what the one sentence on standard error says. */
const WRONG: readonly (readonly [string[], string])[] = [
  [[], "Say what to do."],
  [["dance"], 'There is no command "dance".'],
  [["ingest", "x.log"], "--gateway ID"],
  [["ingest", "--gateway", "g"], "Name at least one file"],
  [["ingest", "--gateway", "g", "--runtime", "boat", "x.log"], "--runtime must be one of"],
  [["ingest", "--gateway", "g", "--wat", "x.log"], "--wat"],
];

test.each(WRONG)("signalbox %j is wrong usage and says so", (args, says) => {
  const { status, stdout, stderr } = signalbox(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(stdout).toBe("");
});

test("help goes to standard output", () => {
  expect(signalbox("--help")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("ingest"),
  });
  expect(signalbox("ingest", "--help").stdout).toContain("--profiles");
});

test("a rebuild changes nothing where nothing changed", () => {
  expect(signalbox("rebuild").status).toBe(0);
  const again = signalbox("ingest", "--gateway", "g", "--json", "one.jsonl");
  expect(JSON.parse(again.stdout)).toMatchObject({ attempts: 0, duplicates: 1 });
});

test("links that let somebody in are alone on standard output, at the address that people use, and nothing of them is kept", () => {
  const data = ["--data", "people"];
  const first = signalbox("setup-link", ...data);
  expect(first).toMatchObject({ status: 0, stderr: expect.stringContaining("Good for an hour") });
  expect(first.stdout).toMatch(/^https:\/\/signalbox\.example\/ops\/enter#[\w-]{43}\n$/);
  const mia = ["--email", "mia@acme.example", "--role", "viewer"];
  const invited = signalbox("user", "create", ...mia, ...data);
  expect(invited.status).toBe(0);
  expect(invited.stdout).toMatch(/\/enter#[\w-]{43}\n$/);
  const kept = ["control.db", "control.db-wal"]
    .map((name) => join(dir, "people", name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "latin1"))
    .join("");
  expect(kept).toContain("mia@acme.example");
  for (const { stdout } of [first, invited]) {
    expect(kept).not.toContain(stdout.trim().split("#")[1]);
  }
  expect(signalbox("user", "list", ...data)).toMatchObject({ status: 0, stdout: "" });
  expect(signalbox("user", "create", ...data).status).toBe(2);
  const nobody = signalbox("user", "reset-link", "eve@acme.example", ...data);
  expect(nobody).toMatchObject({ status: 1, stdout: "" });
}, 120_000);

test("doctor says by its exit code whether something failed, and a backup is put back", () => {
  const nothing = signalbox("doctor", "--data", join(dir, "nothing"));
  expect(nothing.status).toBe(1);
  expect(nothing.stdout).toContain("There is no data in");
  const full = join(dir, "full");
  migrateStores(full);
  const writer = openEventWriter(full);
  writer.write(steadyBatch(0));
  writer.close();
  const made = signalbox("backup", "signalbox.tar", "--data", "full");
  expect(JSON.parse(made.stdout)).toMatchObject({ attempts: 200 });
  const restored = signalbox("restore", "signalbox.tar", "--data", "elsewhere");
  expect(JSON.parse(restored.stdout)).toMatchObject({ attempts: 200 });
  const checked = signalbox("doctor", "--json", "--data", "elsewhere");
  expect(checked.status).toBe(0);
  expect(JSON.parse(checked.stdout)).toMatchObject({ failures: 0 });
}, 120_000);
