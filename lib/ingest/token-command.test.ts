import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { findToken } from "@/db/control/find-token";
import { listAudit } from "@/db/control/list-audit";
import { listGateways } from "@/db/control/list-gateways";
import { listTokens } from "@/db/control/list-tokens";
import { openControl } from "@/db/open-control";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import { tempStores } from "@/tests/stores/temp-store";
import { UsageError } from "./parse-options";
import { tokenCommand } from "./token-command";

const NOON = Date.UTC(2026, 10, 22, 12);

function scene() {
  const dataDir = tempStores();
  const printed: string[] = [];
  const io = {
    ...{ cwd: "/", dataDir, secret: null, now: () => NOON, tell: () => {} },
    print: (line: string) => printed.push(line),
  };
  const run = (...args: string[]) => tokenCommand(args, io);
  return { dataDir, printed, run, control: openControl(dataDir) };
}

const INGEST = ["create", "--name", "n", "--role", "ingest", "--gateway", "fra-1"];

test("an ingest token is printed once, makes its Gateway, and is found by its secret alone", () => {
  const { printed, run, control, dataDir } = scene();
  expect(run(...INGEST, "--region", "eu", "--runtime", "docker")).toBe(0);
  const [secret = ""] = printed;
  expect(secret).toMatch(/^sbx_i[0-9A-Za-z]{42}$/);
  expect(findToken(control, secret, NOON)).toMatchObject({ role: "ingest", gateway: "fra-1" });
  expect(findToken(control, `${secret.slice(0, -1)}_`, NOON)).toBeNull();
  expect(listGateways(control)).toMatchObject([{ id: "fra-1", region: "eu", runtime: "docker" }]);
  expect(run("list")).toBe(0);
  expect(printed.slice(1).join("")).not.toContain(secret.slice(5));
  expect(dataDir).not.toBe("");
});

test("another token does not forget where its Gateway runs", () => {
  const { run, control } = scene();
  run(...INGEST, "--region", "eu");
  run(...INGEST, "--runtime", "npm");
  expect(listGateways(control)).toMatchObject([{ region: "eu", runtime: "npm" }]);
});

test("its use is noted at most once a minute", () => {
  const { printed, run, control } = scene();
  run(...INGEST);
  const lastUsed = (at: number) => {
    findToken(control, printed[0] ?? "", at);
    return findToken(control, printed[0] ?? "", at)?.lastUsedAt;
  };
  expect(lastUsed(NOON)).toBe(NOON);
  expect(lastUsed(NOON + MINUTE_MS - 1)).toBe(NOON);
  expect(lastUsed(NOON + MINUTE_MS)).toBe(NOON + MINUTE_MS);
});

test("a token that is revoked, or over, is good for nothing", () => {
  const { printed, run, control } = scene();
  run(...INGEST, "--days", "1");
  const [secret = ""] = printed;
  expect(findToken(control, secret, NOON + 86_399_999)).not.toBeNull();
  expect(findToken(control, secret, NOON + 86_400_000)).toBeNull();
  expect(run("revoke", "1")).toBe(0);
  expect(findToken(control, secret, NOON)).toBeNull();
  expect(run("revoke", "1")).toBe(1);
  expect(run("revoke", "7")).toBe(1);
});

test("a token ends after 90 days where nobody says otherwise, and that it was made is written down", () => {
  const { run, control } = scene();
  run(...INGEST);
  run("revoke", "1");
  expect(listTokens(control)).toMatchObject([
    { expiresAt: NOON + 90 * DAY_MS, createdBy: userInfo().username },
  ]);
  const search = { words: [], actions: [], before: null, limit: 10 };
  expect(listAudit(control, search)).toMatchObject([
    { action: "token.revoked", subject: "1 n", before: { role: "ingest", gateway: "fra-1" } },
    {
      ...{ action: "token.created", subject: "1 n", after: { role: "ingest", gateway: "fra-1" } },
      actor: { kind: "local", id: null, name: userInfo().username },
    },
  ]);
});

test.each([
  [],
  ["dance"],
  ["create"],
  ["create", "--name", "n"],
  ["create", "--name", "n", "--role", "king"],
  ["create", "--name", "n", "--role", "ingest"],
  ["create", "--name", "n", "--role", "viewer", "--gateway", "g"],
  [...INGEST, "--runtime", "boat"],
  [...INGEST, "--days", "0"],
  [...INGEST, "--days", "401"],
  ["revoke"],
  ["revoke", "x"],
  ["list", "7"],
])("token %s %s %s %s %s is wrong usage", (...args) => {
  const { run } = scene();
  expect(() => run(...args.filter((arg): arg is string => arg !== undefined))).toThrow(UsageError);
});
