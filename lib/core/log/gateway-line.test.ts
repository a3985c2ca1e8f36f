import { expect, test } from "vitest";
import { parseLine } from "./parse-line";
import { redactLine } from "./redact-line";

const hash = (id: string) => `sha256:${id.length}`;

/** The evidence in a record as the file log of a release writes it. */
function factOf(subsystem: string, text: string, { release = "2026.9", ...more } = {}) {
  const name = JSON.stringify({ subsystem });
  const date = "2026-11-22T15:01:23.324Z";
  const level = { logLevelId: 3, logLevelName: "INFO" };
  const _meta = release === "2026.9" ? { date, ...level, name } : { name, date, ...level };
  const line = JSON.stringify({ "0": name, "1": text, _meta, message: text, ...more });
  const { parsed } = parseLine(line, hash);
  return parsed.kind === "evidence" ? parsed.evidence : parsed.kind;
}

const AT = Date.UTC(2026, 10, 22, 15, 1, 23, 324);

test("a write by RPC names its paths and the kind of client, never device, address or connection", () => {
  const fact = factOf(
    "gateway",
    "config.patch write actor=cli device=anna-laptop ip=10.1.2.3 conn=3c14814e-003d changedPaths=agents.defaults.model.primary,auth.order.nova-us restartReason=config.patch",
    { traceId: "3f0fd4" } as never,
  );
  expect(fact).toEqual({
    kind: "config_changed",
    at: AT,
    traceId: "3f0fd4",
    spanId: null,
    step: "written",
    paths: "agents.defaults.model.primary,auth.order.nova-us",
    actor: "config.patch by cli",
  });
});

/** Subsystem, text, what of the fact must be so. From real logs, or from the sources of the releases where none was seen. */
const LINES: readonly (readonly [string, string, object])[] = [
  [
    "gateway",
    "config.apply write actor=unknown-actor device=unknown-device ip=unknown-ip conn=x changedPaths=models.mode restartReason=config.apply",
    { step: "written", actor: "config.apply", paths: "models.mode" },
  ],
  [
    "gateway/reload",
    "config change detected; evaluating reload (logging.file, agents.entries.relay, agents.entries.cn)",
    { step: "detected", paths: "logging.file,agents.entries.relay,agents.entries.cn", actor: null },
  ],
  [
    "gateway/reload",
    "config hot reload applied (agents.entries.relay, agents.entries.cn)",
    { step: "applied", paths: "agents.entries.relay,agents.entries.cn" },
  ],
  [
    "gateway/reload",
    "config change applied (dynamic reads: agents.defaults.timeoutSeconds)",
    { step: "applied", paths: "agents.defaults.timeoutSeconds" },
  ],
  [
    "gateway/reload",
    "config change requires gateway restart (gateway.port) — preparing",
    { kind: "config_changed", step: "waiting", paths: "gateway.port", actor: null },
  ],
  [
    "config",
    "Config auto-restored from backup: /home/ops/.openclaw/openclaw.json (missing-meta-vs-last-good)",
    { step: "applied", paths: "", actor: "auto-restore" },
  ],
  [
    "gateway/ws",
    "⇄ res ✓ sessions.patch 132ms conn=87fa812f…8816 id=2:432ba12d-2…63b2",
    { kind: "session_patched" },
  ],
  [
    "gateway/ws",
    "⇄ res ✓ models.authRefresh 404ms conn=2e054dd5…5575 id=2:43d9469c-2…aeb1",
    { kind: "keys_changed" },
  ],
  ["gateway", "starting...", { kind: "gateway_lived", step: "starting", version: "2026.9" }],
  ["gateway", "agent model: nova-us/nova-large (thinking=off, fast=off)", { step: "ready" }],
  ["gateway", "gateway ready", { step: "ready" }],
  ["gateway", "received SIGTERM; shutting down", { step: "stopping" }],
  ["gateway", "received SIGUSR1; restarting", { step: "stopping" }],
  ["gateway/shutdown", "shutdown completed cleanly in 233ms", { step: "stopped" }],
  ["gateway/shutdown", "shutdown completed in 9000ms with warnings: x", { step: "stopped" }],
  [
    "main-session-restart-recovery",
    "marked 3 startup-orphaned main session(s) for restart recovery",
    { step: "orphaned" },
  ],
  [
    "openai-compat",
    "chat completion failed: FailoverError: All models failed (2): a/b: 429 too many (rate_limit)",
    {
      kind: "request_failed",
      preview: "FailoverError: All models failed (2): a/b: 429 too many (rate_limit)",
    },
  ],
  [
    "openai-compat",
    "streaming chat completion failed: Error: gone",
    { kind: "request_failed", preview: "Error: gone" },
  ],
];

test.each(LINES)("%s: %s", (subsystem, text, wanted) => {
  expect(factOf(subsystem, text)).toMatchObject(wanted);
});

/** What looks alike and changes nothing, or was said by something else. */
const OTHERS: readonly (readonly [string, string])[] = [
  [
    "gateway/ws",
    "⇄ res ✗ config.patch 22ms errorCode=INVALID_REQUEST errorMessage=config changed since last load; re-run config.get and retry conn=7717c618…b294 id=2",
  ],
  ["gateway/ws", "⇄ res ✗ sessions.patch 3ms errorCode=INVALID_REQUEST"],
  ["gateway/ws", "⇄ res ✗ models.authRefresh 3ms errorCode=UNAVAILABLE"],
  ["gateway/ws", "⇄ res ✓ config.patch 1662ms conn=3c14814e…9df6 id=2:148d7df8-a…a7da"],
  [
    "gateway",
    "config.patch write actor=cli device=d ip=i conn=c changedPaths=<none> restartReason=config.patch",
  ],
  ["gateway/reload", "config reload skipped (invalid config): agents: wrong"],
  ["gateway", "received SIGTERM during shutdown; ignoring"],
  ["gateway", "loading configuration…"],
  ["gateway", "starting HTTP server..."],
  ["gateway/health-monitor", "starting..."],
  ["plugins/loud", "gateway ready"],
  ["agent/embedded", "config hot reload applied (agents.defaults.model.primary)"],
];

test.each(OTHERS)("%s: %s is no evidence of a change", (subsystem, text) => {
  expect(factOf(subsystem, text)).toBe("irrelevant");
});

test("only the shape of a line tells the release: since 2026.9, or before", () => {
  expect(factOf("gateway", "starting...", { release: "2026.7" })).toMatchObject({
    version: "2026.6 to 2026.8",
  });
});

test("an undone configuration is read where a release prints it, and nothing else that is printed", () => {
  const printed = (text: string, logLevelName = "WARN") => {
    const _meta = { date: "2026-11-22T15:01:23.324Z", logLevelName, name: "openclaw" };
    return parseLine(JSON.stringify({ "0": text, _meta, message: text }), hash).parsed;
  };
  const text = "Config auto-restored from last-known-good: /home/ops/x.json (invalid)";
  expect(printed(text)).toMatchObject({
    evidence: { kind: "config_changed", actor: "auto-restore", paths: "" },
  });
  expect(JSON.stringify(printed(text))).not.toContain("/home");
  expect(printed(text, "INFO").kind).toBe("irrelevant");
  expect(printed("config change detected; evaluating reload (x)").kind).toBe("irrelevant");
});

test("ids of profiles are hashed in paths, and addresses go nowhere", () => {
  const fact = factOf(
    "gateway/reload",
    "config change detected; evaluating reload (auth.profiles.mistral-par:anna.müller@example.fr.mode, agents.entries.anna.müller@example.fr, skills.entries.search.enabled)",
  );
  expect(fact).toMatchObject({
    paths: `auth.profiles.sha256:${"mistral-par:anna.müller@example.fr".length}.mode,agents.entries.[email],skills.entries.search.enabled`,
  });
});

test("very many paths are cut, and how many are left out is said", () => {
  const paths = Array.from({ length: 90 }, (_, n) => `models.providers.relay-${n}`);
  const fact = factOf(
    "gateway/reload",
    `config change detected; evaluating reload (${paths.join(", ")})`,
  ) as { paths: string };
  expect(fact.paths.length).toBeLessThanOrEqual(400);
  const kept = fact.paths.split(",");
  expect(kept.slice(0, -1)).toEqual(paths.slice(0, kept.length - 1));
  expect(kept.at(-1)).toBe(`+${90 - (kept.length - 1)} more`);
});

/** A row of the Gateway's account, as it is written, with what nobody should see. */
const ROW = {
  ts: "2026-11-22T15:01:41.837Z",
  source: "config-io",
  event: "config.write",
  configPath: "/home/ops/.openclaw/openclaw.json",
  pid: 14794,
  cwd: "/home/ops/workspace",
  argv: [
    "/usr/local/bin/node",
    "/usr/local/lib/openclaw.mjs",
    "config",
    "set",
    "agents.defaults.model.primary",
    "secret-model",
  ],
  previousHash: "408cfadaeb1f6209ef709b5477fdd50f7ce4d94b944e6efc6230d15a6255e5bc",
  changedPaths: ["agents.defaults.model.primary", "plugins.installs"],
  result: "rename",
};

test("a row of the configuration's account is a write by its command, without arguments, folders and hashes", () => {
  const { parsed } = parseLine(JSON.stringify(ROW), hash);
  expect(parsed).toMatchObject({
    kind: "evidence",
    everyCallMark: false,
    evidence: {
      kind: "config_changed",
      step: "written",
      at: Date.parse(ROW.ts),
      paths: "agents.defaults.model.primary,plugins.installs",
      actor: "config set",
    },
  });
  for (const text of [JSON.stringify(parsed), redactLine(JSON.stringify(ROW)) ?? ""]) {
    expect(text).toContain("agents.defaults.model.primary");
    for (const hidden of ["secret-model", "/home", "408cfada", "14794"])
      expect(text).not.toContain(hidden);
  }
});

/** Of the row, what is other; the step and the actor, or that it is no evidence. */
const ROWS: readonly (readonly [object, string])[] = [
  [{ argv: ["node", "openclaw.mjs", "gateway", "run"] }, "written gateway"],
  [
    { argv: ["node", "openclaw.mjs", "models", "auth", "paste-api-key", "--provider", "x"] },
    "written models auth",
  ],
  [{ argv: ["node", "openclaw.mjs", "something", "else"] }, "written null"],
  [{ argv: "no list" }, "written null"],
  [{ event: "config.external", detectedBy: "watch", argv: undefined }, "detected hand edit"],
  [{ event: "config.external", valid: false }, "irrelevant"],
  [{ event: "config.observe" }, "irrelevant"],
  [{ result: "failed" }, "irrelevant"],
  [{ result: "rejected" }, "irrelevant"],
  [{ changedPaths: [] }, "irrelevant"],
  [{ changedPaths: "all" }, "irrelevant"],
  [{ ts: "yesterday" }, "malformed"],
];

test.each(ROWS)("a row with %j is %s", (other, wanted) => {
  const { parsed } = parseLine(JSON.stringify({ ...ROW, ...other }), hash);
  if (parsed.kind !== "evidence") return expect(parsed.kind).toBe(wanted);
  const { step, actor } = parsed.evidence as { step: string; actor: string | null };
  expect(`${step} ${actor}`).toBe(wanted);
});
