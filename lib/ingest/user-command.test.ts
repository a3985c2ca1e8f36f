import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { findEntryLink } from "@/db/control/find-entry-link";
import { openControl } from "@/db/open-control";
import { HOUR_MS } from "@/lib/core/time/range";
import { secretOf } from "@/tests/accounts/account-scene";
import { tempStores } from "@/tests/stores/temp-store";
import { UsageError } from "./parse-options";
import { userCommand } from "./user-command";

const NOON = Date.UTC(2026, 10, 22, 12);
const URL = "https://signalbox.example/ops";

function scene() {
  const dataDir = tempStores();
  const printed: string[] = [];
  const told: string[] = [];
  const clock = { now: NOON };
  const io = {
    ...{ cwd: "/", dataDir, now: () => clock.now, url: URL, secret: null },
    print: (line: string) => printed.push(line),
    tell: (line: string) => told.push(line),
  };
  const control = openControl(dataDir);
  const run = (...args: string[]) => userCommand(args, io);
  const rows = (sql: string) => control.$client.prepare(sql).all() as Record<string, unknown>[];
  const last = () => secretOf(printed.at(-1) ?? "");
  const addPerson = (email: string, role: string) => {
    const id = email;
    const user = control.$client.prepare(
      "INSERT INTO users (id, name, email, created_at, updated_at) VALUES (?, 'x', ?, 1, 1)",
    );
    user.run(id, email);
    const given = "INSERT INTO grants (user_id, role, given_by) VALUES (?, ?, 'person')";
    control.$client.prepare(given).run(id, role);
  };
  return { dataDir, printed, told, clock, control, run, rows, last, addPerson };
}

test("a set-up link is good for an hour, and the next one replaces it", () => {
  const { run, printed, control, last, clock } = scene();
  expect(run("setup-link")).toBe(0);
  expect(printed[0]).toMatch(/^https:\/\/signalbox\.example\/ops\/enter#[\w-]{43}$/);
  const first = last();
  expect(findEntryLink(control, first, NOON + HOUR_MS - 1)?.kind).toBe("setup");
  expect(findEntryLink(control, first, NOON + HOUR_MS)).toBeNull();
  clock.now += 1_000;
  run("setup-link");
  expect(findEntryLink(control, first, clock.now)).toBeNull();
  expect(findEntryLink(control, last(), clock.now)?.kind).toBe("setup");
});

test("once there is an administrator there is no set-up link, and a disabled one does not count", () => {
  const { run, printed, rows, control, addPerson } = scene();
  addPerson("vera@acme.example", "viewer");
  expect(run("setup-link")).toBe(0);
  addPerson("ada@acme.example", "admin");
  expect(run("setup-link")).toBe(1);
  expect(printed).toHaveLength(1);
  control.$client.exec("UPDATE users SET disabled_at = 1 WHERE email = 'ada@acme.example'");
  expect(run("setup-link")).toBe(0);
  expect(rows("SELECT action, actor_kind FROM audit_entries")).toEqual([
    ...Array<object>(2).fill({ action: "setup.link_made", actor_kind: "local" }),
  ]);
});

test("an invitation has the roles that were named, for the address in small letters", () => {
  const { run, control, last } = scene();
  const roles = ["--role", "viewer", "--role", "oncall", "--role", "viewer"];
  expect(run("create", "--email", "Mia@Acme.example", ...roles)).toBe(0);
  const link = findEntryLink(control, last(), NOON);
  expect(link).toMatchObject({ kind: "invitation", email: "mia@acme.example" });
  expect(link?.grants?.map(({ role }) => role)).toEqual(["viewer", "oncall"]);
});

test("who is locked out gets in by a reset link, and without the second factor only where that is said", () => {
  const { run, rows, control, last, addPerson } = scene();
  addPerson("ada@acme.example", "admin");
  control.$client.exec("UPDATE users SET two_factor_enabled = 1");
  control.$client.exec(
    "INSERT INTO two_factors (id, secret, backup_codes, user_id) VALUES ('1', 's', 'b', 'ada@acme.example')",
  );
  expect(run("reset-link", "ada@acme.example")).toBe(0);
  expect(rows("SELECT id FROM two_factors")).toHaveLength(1);
  expect(run("reset-link", "ADA@acme.example", "--remove-two-factor")).toBe(0);
  expect(rows("SELECT id FROM two_factors")).toHaveLength(0);
  expect(findEntryLink(control, last(), NOON)).toMatchObject({ kind: "reset" });
  expect(rows("SELECT action FROM audit_entries").map(({ action }) => action)).toEqual([
    ...["password.reset_link", "password.reset_link", "two_factor.disabled"],
  ]);
});

test("whoever runs a command is written down under the name that this machine gives them", () => {
  const { run, rows, addPerson } = scene();
  run("setup-link");
  run("create", "--email", "mia@acme.example", "--role", "viewer");
  addPerson("ada@acme.example", "admin");
  run("reset-link", "ada@acme.example");
  const { username } = userInfo();
  expect(rows("SELECT actor_kind, actor_id, actor_name FROM audit_entries")).toEqual(
    Array(3).fill({ actor_kind: "local", actor_id: null, actor_name: username }),
  );
  expect(rows("SELECT DISTINCT created_by FROM entry_links")).toEqual([{ created_by: username }]);
});

test("nobody is reset who is unknown or disabled, and nobody invited who is there", () => {
  const { run, printed, control, addPerson } = scene();
  expect(run("reset-link", "nobody@acme.example")).toBe(1);
  addPerson("mia@acme.example", "viewer");
  expect(run("create", "--email", "mia@acme.example", "--role", "admin")).toBe(1);
  control.$client.exec("UPDATE users SET disabled_at = 1");
  expect(run("reset-link", "mia@acme.example")).toBe(1);
  expect(printed).toEqual([]);
});

test("the list shows who there is, without anything to get in by", () => {
  const { run, printed, addPerson } = scene();
  addPerson("mia@acme.example", "viewer");
  expect(run("list")).toBe(0);
  expect(JSON.parse(printed[0] ?? "")).toMatchObject({
    ...{ email: "mia@acme.example", roles: ["viewer"], twoFactor: false, disabledAt: null },
  });
});

test.each([
  [[]],
  [["dance"]],
  [["create", "--email", "mia@acme.example"]],
  [["create", "--role", "viewer"]],
  [["create", "--email", "mia", "--role", "viewer"]],
  [["create", "--email", "mia@acme.example", "--role", "king"]],
  [["reset-link"]],
  [["list", "7"]],
  [["setup-link", "--forever"]],
])("user %j is wrong usage", (args) => {
  const { run } = scene();
  expect(() => run(...args)).toThrow(UsageError);
});
