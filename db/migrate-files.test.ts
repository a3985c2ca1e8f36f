import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { expect, test } from "vitest";
import { tempDir } from "@/tests/stores/temp-store";
import { openEventReader } from "./events/open-event-reader";
import { migrateStores } from "./migrate";

/** Migrations of events.db up to the one before files were known by their content. */
const BEFORE = 3;

test("sources of a store that knew files by name are still there, and their lines are counted anew", async () => {
  const dir = tempDir();
  const migrations = join(dir, "migrations");
  cpSync(join(import.meta.dirname, "migrations", "events"), migrations, { recursive: true });
  const journal = join(migrations, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, BEFORE) }));
  const old = new Database(join(dir, "events.db"));
  migrate(drizzle(old), { migrationsFolder: migrations });
  old.exec(`
    insert into names values (1, 'gw'), (2, 'eu');
    insert into sources (id, gateway, region, runtime, kind, path, bytes, lines, records, attempts, last_event_at)
      values (7, 1, 2, 0, 'openclaw_log', '/log/gateway.log', 900, 9, 8, 5, 1000);
    insert into checkpoints values (1, 'openclaw_log', '/log/gateway.log', 9, 'h', 900, 9, 't', 9, null, null);
    insert into losses values (1, 'coalesced', 1000, 5, 7, 3);
  `);
  old.close();
  migrateStores(dir);
  const reader = openEventReader(dir);
  expect(await reader.sources()).toMatchObject([
    {
      gateway: "gw",
      region: "eu",
      path: "/log/gateway.log",
      files: 0,
      lines: 0,
      records: 8,
      attempts: 5,
    },
  ]);
  expect(await reader.losses({ from: 0, to: 2_000 })).toMatchObject([
    { gateway: "gw", source: "/log/gateway.log", count: 3 },
  ]);
  reader.close();
});
