import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { countUserAdmins } from "@/db/control/count-user-admins";
import { findEntryLink } from "@/db/control/find-entry-link";
import { openControl } from "@/db/open-control";
import { secretOf } from "@/tests/accounts/account-scene";
import { tempStores } from "@/tests/stores/temp-store";
import { readEnv } from "./env";
import { setupLink } from "./setup-link";

const NOON = Date.UTC(2026, 10, 22, 12);

test("each start makes a set-up link at the address that people use, and only the last one is good", () => {
  const dataDir = tempStores();
  const control = openControl(dataDir);
  const here = setupLink(
    readEnv({ NODE_ENV: "test", SIGNALBOX_DATA: dataDir, PORT: "4000" }),
    NOON,
  );
  expect(here).toMatch(/^http:\/\/127\.0\.0\.1:4000\/enter#[\w-]{43}$/);
  const url = "https://signalbox.example/ops/";
  const env = readEnv({ NODE_ENV: "test", SIGNALBOX_DATA: dataDir, SIGNALBOX_URL: url });
  const there = setupLink(env, NOON + 1);
  expect(there).toMatch(/^https:\/\/signalbox\.example\/ops\/enter#[\w-]{43}$/);
  expect(findEntryLink(control, secretOf(here ?? ""), NOON + 2)).toBeNull();
  expect(findEntryLink(control, secretOf(there ?? ""), NOON + 2)?.kind).toBe("setup");
  control.$client.exec(`
    INSERT INTO users (id, name, email, created_at, updated_at) VALUES ('a', 'Ada', 'a@x.example', 1, 1);
    INSERT INTO grants (user_id, role, given_by) VALUES ('a', 'admin', 'person')`);
  expect(countUserAdmins(control)).toBe(1);
  expect(setupLink(env, NOON + 3)).toBeNull();
  const made = "SELECT actor_name FROM audit_entries WHERE action = 'setup.link_made'";
  const { username } = userInfo();
  expect(control.$client.prepare(made).pluck().all()).toEqual([username, username]);
  control.$client.close();
});
