import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { migrateStores } from "@/db/migrate";

const made: string[] = [];
let template: string | null = null;

afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A new folder with both stores, migrated once per test file and copied; removed afterwards. */
export function tempStores(): string {
  if (template === null) {
    template = tempDir();
    migrateStores(template);
  }
  const dir = tempDir();
  cpSync(template, dir, { recursive: true });
  return dir;
}

export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "signalbox-db-"));
  made.push(dir);
  return dir;
}
