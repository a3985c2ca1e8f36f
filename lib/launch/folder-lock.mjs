import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 2_000;
const STALE_MS = 15_000;

/**
 * Lets one process at a time do `work`; the others wait. The holder keeps touching the file,
 * so that one which was killed blocks nobody for longer than STALE_MS.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {() => void} onWait called once, when somebody else holds it
 */
export async function withLock(path, work, onWait) {
  const token = `${process.pid} ${randomUUID()}`;
  for (let waited = false; !(await take(path, token)); await sleep(500)) {
    if (!waited) onWait();
    waited = true;
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (holderOf(path) === token) rmSync(path, { force: true });
  }
}

async function take(/** @type {string} */ path, /** @type {string} */ token) {
  if (isStale(path)) rmSync(path, { force: true });
  try {
    writeFileSync(path, token, { flag: "wx" });
  } catch {
    return false;
  }
  // Two who found the same stale lock may each have removed it: the later one wins.
  await sleep(50);
  return holderOf(path) === token;
}

function isStale(/** @type {string} */ path) {
  const holder = holderOf(path);
  if (holder === null) return false;
  return !isAlive(Number.parseInt(holder, 10)) || Date.now() - lastBeat(path) > STALE_MS;
}

function isAlive(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

function holderOf(/** @type {string} */ path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function lastBeat(/** @type {string} */ path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

function touch(/** @type {string} */ path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Removed from outside; the work goes on all the same.
  }
}
