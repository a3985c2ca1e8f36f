import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { tempDir } from "@/tests/stores/temp-store";
import { FolderWatch } from "./folder-watch";

/** Longer than a test may take: only a change ends the wait. */
const FOR_EVER_MS = 3_600_000;
const never = new AbortController().signal;

test("what is appended, put aside or new wakes whoever waits", async () => {
  const dir = tempDir();
  const log = join(dir, "gateway.log");
  writeFileSync(log, "");
  mkdirSync(join(dir, "other"));
  const changes = new FolderWatch();
  changes.watch([log, join(dir, "*", "openclaw-*.log")], [join(dir, "other")]);
  let n = 0;
  const happenings = [
    () => appendFileSync(log, "line\n"),
    () => {
      writeFileSync(log, "");
      renameSync(log, join(dir, `gateway.${++n}.log`));
    },
    () => writeFileSync(join(dir, "other", `openclaw-${++n}.log`), "new\n"),
  ];
  for (const happen of happenings) {
    let woken = false;
    const waiting = changes.next(FOR_EVER_MS, never).then(() => {
      woken = true;
    });
    // What happens before a folder is watched is for the look that comes without a wake.
    for (; !woken; await pause(50)) happen();
    await waiting;
  }
  await changes.close();
});

test("without a change the wait ends by its time, and at once when told to stop", async () => {
  const changes = new FolderWatch();
  changes.watch([join(tempDir(), "not", "there.log")], []);
  await changes.next(1, never);
  const stopped = new AbortController();
  const waiting = changes.next(FOR_EVER_MS, stopped.signal);
  stopped.abort();
  await expect(waiting).resolves.toBeUndefined();
  await changes.close();
});
