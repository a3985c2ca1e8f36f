import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempDir } from "@/tests/stores/temp-store";
import { addSource } from "./control/add-source";
import { listGateways } from "./control/list-gateways";
import { listSources } from "./control/list-sources";
import { upsertGateway } from "./control/upsert-gateway";
import { openEventReader } from "./events/open-event-reader";
import { migrateStores } from "./migrate";
import { openControl } from "./open-control";
import { openStore } from "./open-store";

test("folder and files are for their owner only, and migrating again changes nothing", () => {
  const dir = join(tempDir(), "data");
  migrateStores(dir);
  const control = openControl(dir);
  upsertGateway(control, { id: "gw", region: "eu", runtime: "npm" }, 1);
  migrateStores(dir);
  expect(listGateways(control)).toEqual([{ id: "gw", region: "eu", runtime: "npm", createdAt: 1 }]);
  control.$client.close();
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  for (const file of ["control.db", "events.db"])
    expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
});

test("two processes may migrate the same folder at the same time", async () => {
  const dir = join(tempDir(), "data");
  const script = `import { migrateStores } from "./db/migrate"; migrateStores(${JSON.stringify(dir)});`;
  const codes = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = spawn(
        process.execPath,
        ["--import", "tsx", "--input-type=module", "--eval", script],
        {
          cwd: join(import.meta.dirname, ".."),
          stdio: "inherit",
        },
      );
      return (await once(child, "exit"))[0] as number;
    }),
  );
  expect(codes).toEqual([0, 0, 0]);
  openEventReader(dir).close();
}, 60_000);

test("a store that is not there is named with what to do", () => {
  const dir = tempDir();
  expect(() => openEventReader(dir)).toThrow(
    /events\.db cannot be opened .*run the migrations first/,
  );
  rmSync(dir, { recursive: true });
});

test("a reader cannot write", () => {
  const dir = tempDir();
  migrateStores(dir);
  const db = openStore(dir, "events", "read");
  expect(() => db.exec("delete from meta")).toThrow(/readonly/);
  db.close();
});

test("a path is one source of a Gateway, and a Gateway may move", () => {
  const dir = tempDir();
  migrateStores(dir);
  const db = openControl(dir);
  upsertGateway(db, { id: "gw", region: null, runtime: null }, 1);
  const source = {
    gateway: "gw",
    kind: "openclaw_log",
    path: "/logs/a.log",
    addedBy: "cli",
  } as const;
  expect(addSource(db, source, 2)).toBe(true);
  expect(addSource(db, { ...source, addedBy: "discovered" }, 3)).toBe(false);
  upsertGateway(db, { id: "gw", region: "eu", runtime: "docker" }, 4);
  expect(listSources(db)).toEqual([{ ...source, region: "eu", runtime: "docker" }]);
  expect(() => addSource(db, { ...source, gateway: "nobody" }, 5)).toThrow(/FOREIGN KEY/);
  db.$client.close();
});
