import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { distDirOf } from "./dist-dir.mjs";
import { isFit } from "./fit-node.mjs";
import { withLock } from "./folder-lock.mjs";
import { agree } from "./install.mjs";

test.each([
  [{ node: "22.22.2", napi: "10" }, true],
  [{ node: "24.0.0", napi: "10" }, true],
  [{ node: "22.23.0", napi: "10" }, true],
  [{ node: "22.22.1", napi: "10" }, false],
  [{ node: "20.20.2", napi: "9" }, false],
  [{ node: "24.0.0" }, false],
])("whether %j can run Signalbox: %s", (versions, fit) => {
  expect(isFit(versions)).toBe(fit);
});

const LOCKED = {
  "": {},
  "node_modules/next": { version: "16.4.5", integrity: "sha512-a" },
  "node_modules/other-platform": { version: "1.0.0", integrity: "sha512-b", optional: true },
};
const NEXT = LOCKED["node_modules/next"];

test.each([
  ["nothing is installed", null],
  ["a package is missing", {}],
  ["a version differs", { "node_modules/next": { ...NEXT, version: "16.4.4" } }],
  ["a package is no longer locked", { "node_modules/next": NEXT, "node_modules/old": {} }],
])("packages are installed again when %s", (_, installed) => {
  expect(agree(LOCKED, installed)).toBe(false);
});

test("a locked package of another platform need not be there", () => {
  expect(agree(LOCKED, { "node_modules/next": NEXT })).toBe(true);
});

test("no two base paths share a build", () => {
  const paths = ["", "/a", "/a/b", "/a-b", "/a_b", "/a.b", "/a~b", "/below", "/A"];
  expect(new Set(paths.map(distDirOf)).size).toBe(paths.length);
});

test("two set-ups in one folder run one after the other", async () => {
  const lock = lockPath();
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await sleep(100);
    steps.push(`${name} ends`);
  };
  const waiting = vi.fn();
  const first = withLock(lock, work("one"), waiting);
  await Promise.all([first, withLock(lock, work("two"), waiting)]);
  expect(steps).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  expect(waiting).toHaveBeenCalledTimes(1);
  expect(existsSync(lock)).toBe(false);
});

test("a lock whose holder was killed, or stopped touching it, blocks nobody", async () => {
  const lock = lockPath();
  const free = () => withLock(lock, async () => "done", vi.fn());
  writeFileSync(lock, "999999999 killed");
  expect(await free()).toBe("done");
  writeFileSync(lock, `${process.pid} reused`);
  utimesSync(lock, new Date(0), new Date(0));
  expect(await free()).toBe("done");
});

function lockPath() {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "lock");
}
