import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { tempDir } from "@/tests/stores/temp-store";
import { serverKeys } from "./server-keys";

test("the secret is made once, is nobody else's to read, and gives the same keys again", () => {
  const dir = tempDir();
  const keys = serverKeys(dir, null);
  expect(statSync(join(dir, "secret")).mode & 0o777).toBe(0o600);
  expect(serverKeys(dir, null)).toEqual(keys);
  expect(serverKeys(tempDir(), null)).not.toEqual(keys);
  expect(readdirSync(dir)).toEqual(["secret"]);
});

test("each purpose has its own key, and none of them is the secret", () => {
  const dir = tempDir();
  const { auth, ...bytes } = serverKeys(dir, null);
  const all = [auth, ...Object.values(bytes).map((key) => Buffer.from(key).toString("base64url"))];
  expect(new Set(all).size).toBe(all.length);
  expect(all).not.toContain(readFileSync(join(dir, "secret"), "utf8").trim());
});

test("a secret of the environment wins, and no file is made for it", () => {
  const dir = tempDir();
  const given = "a secret of more than thirty-two characters";
  expect(serverKeys(dir, given)).toEqual(serverKeys(tempDir(), given));
  expect(readdirSync(dir)).toEqual([]);
});

test("a secret that could be guessed is refused, and not shown", () => {
  expect(() => serverKeys(tempDir(), "hunter2")).toThrow(/at least 32 characters/);
  const dir = tempDir();
  writeFileSync(join(dir, "secret"), "");
  expect(() => serverKeys(dir, null)).toThrow(/at least 32 characters/);
  expect(() => serverKeys(dir, "hunter2")).not.toThrow(/hunter2/);
});

test("processes that start at the same moment agree on one secret", async () => {
  const dir = tempDir();
  const file = join(import.meta.dirname, "server-keys.ts");
  const script = `import { serverKeys } from ${JSON.stringify(file)}; console.log(serverKeys(${JSON.stringify(dir)}, null).auth)`;
  const run = () =>
    promisify(execFile)(process.execPath, ["--input-type=module", "--import", "tsx", "-e", script]);
  const started = await Promise.all([run(), run(), run(), run()]);
  expect(new Set(started.map(({ stdout }) => stdout)).size).toBe(1);
  expect(started[0]?.stdout.trim()).toBe(serverKeys(dir, null).auth);
  expect(readdirSync(dir)).toEqual(["secret"]);
});
