import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { storeFile } from "@/db/open-store";
import { tempDir, tempStores } from "@/tests/stores/temp-store";
import { UsageError } from "./parse-options";
import { backupCommand, doctorCommand, restoreCommand } from "./upkeep-commands";

function io(dataDir: string) {
  const [printed, told]: [string[], string[]] = [[], []];
  const print = (line: string) => printed.push(line);
  const tell = (line: string) => told.push(line);
  return { cwd: tempDir(), dataDir, secret: null, print, tell, now: Date.now, printed, told };
}

test.each([
  [backupCommand, []],
  [backupCommand, ["a", "b"]],
  [backupCommand, ["--force", "a"]],
  [restoreCommand, []],
  [restoreCommand, ["--wat", "a"]],
  [doctorCommand, ["x"]],
  [doctorCommand, ["--deeper"]],
])("%o %j is wrong usage", async (command, args) => {
  await expect(command(args, io(tempStores()))).rejects.toBeInstanceOf(UsageError);
});

test("doctor prints each finding with what to do below it, and fails where one is a failure", async () => {
  const dir = tempStores();
  chmodSync(dir, 0o700);
  const calm = io(dir);
  expect(await doctorCommand([], calm)).toBe(0);
  expect(calm.printed.at(-1)).toMatch(/^Failures: 0\. Warnings: 2\./);
  chmodSync(storeFile(dir, "control"), 0o640);
  const open = io(dir);
  expect(await doctorCommand([], open)).toBe(1);
  const at = open.printed.findIndex((line) => line.startsWith("failure"));
  expect(open.printed[at]).toContain("Other users can reach");
  expect(open.printed[at + 2]).toBe(`           chmod -R go= ${dir}`);
});

test("doctor --json is the same for machines", async () => {
  const machine = io(tempStores());
  await doctorCommand(["--json"], machine);
  const answer = JSON.parse(machine.printed.join("\n"));
  expect(answer.checks.length).toBeGreaterThan(5);
  expect(answer.checks[0]).toMatchObject({ code: "node", state: "ok" });
});

test("backup and restore say what they moved", async () => {
  const from = io(tempStores());
  expect(await backupCommand(["b.tar"], from)).toBe(0);
  expect(JSON.parse(from.printed[0] ?? "")).toMatchObject({ file: join(from.cwd, "b.tar") });
  const to = { ...io(tempStores()), cwd: from.cwd };
  await expect(restoreCommand(["b.tar"], to)).rejects.toThrow("--force");
  expect(await restoreCommand(["b.tar", "--force"], to)).toBe(0);
  expect(to.told[0]).toContain("before-restore-");
});
