import {
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fsck, realGit } from "@/tests/routes/real-git";
import { startScript } from "@/tests/routes/start-script";
import { tempDir } from "@/tests/stores/temp-store";
import { GitTrouble } from "./git-trouble";
import { ownLockName } from "./lock-holder";
import { openRepository } from "./open-repository";
import { readHead } from "./read-ref";
import { MAIN } from "./repository";
import { swapRef } from "./swap-ref";
import { takeLock } from "./take-lock";
import { writeVersion } from "./write-version";

async function newRepository() {
  const dir = join(tempDir(), "route-tables.git");
  const repository = await openRepository(dir, Date.now());
  const version = (text: string, parent: string | null) =>
    writeVersion(repository, {
      ...{ table: "production", text, parent, message: "Change\n", atMs: 0 },
      author: { name: "Mia", email: "mia@acme.example" },
    });
  return { dir, repository, version, locks: () => readdirSync(join(dir, "signalbox", "locks")) };
}

test("a ref that names something else than expected stays as it is", async () => {
  const { repository, version } = await newRepository();
  const [one, two] = [await version("a: 1\n", null), await version("a: 2\n", null)];
  expect(await swapRef(repository, MAIN, { from: two, to: one })).toBe("moved");
  expect(await readHead(repository)).toBeNull();
  expect(await swapRef(repository, MAIN, { from: null, to: one })).toBe("swapped");
  expect(await swapRef(repository, MAIN, { from: null, to: two })).toBe("moved");
  expect(await readHead(repository)).toBe(one);
});

test("of fifty who swap at once in one process one does, and no lock is left", async () => {
  const { dir, repository, version, locks } = await newRepository();
  const shas = await Promise.all(
    Array.from({ length: 50 }, (_, at) => version(`a: ${at}\n`, null)),
  );
  const swaps = await Promise.all(shas.map((to) => swapRef(repository, MAIN, { from: null, to })));
  expect(swaps.filter((swap) => swap === "swapped")).toHaveLength(1);
  expect(await readHead(repository)).toBe(shas[swaps.indexOf("swapped")]);
  expect([locks(), existsSync(join(dir, `${MAIN}.lock`))]).toEqual([[], false]);
  expect(fsck(dir)).toBe("");
});

test("four processes of ours and Git itself add to one branch, and every commit of each is there", async () => {
  const { dir, repository } = await newRepository();
  const scripts = ["ann", "ben", "cleo", "dan"].map((name) =>
    startScript("swap-until-done.ts", [dir, name, "25"]),
  );
  await scripts[0]?.said("done");
  let added = 0;
  for (let tries = 0; tries < 40; tries += 1) {
    const head = realGit(dir, ["rev-parse", "main"]);
    const commit = realGit(dir, ["commit-tree", `${head}^{tree}`, "-p", head, "-m", "git"]);
    try {
      realGit(dir, ["update-ref", MAIN, commit, head]);
      added += 1;
    } catch {
      // Somebody else was first.
    }
  }
  for (const script of scripts) expect(await script.ended).toBe(0);
  const subjects = realGit(dir, ["log", "--format=%s", "main"]).split("\n");
  const count = (name: string) => subjects.filter((subject) => subject.startsWith(name)).length;
  expect(["ann", "ben", "cleo", "dan"].map(count)).toEqual([25, 25, 25, 25]);
  expect([count("git"), subjects.length]).toEqual([added, 100 + added]);
  expect(await readHead(repository)).toBe(realGit(dir, ["rev-parse", "main"]));
  expect(fsck(dir)).toBe("");
});

test.each(["ref locked", "ref written"])(
  'the lock of a process that was killed with "%s" is taken over by one of ten',
  async (step) => {
    const { dir, repository, version, locks } = await newRepository();
    const holder = startScript("swap-until-done.ts", [dir, "holder", "1", step]);
    await holder.said("stopped");
    // Git itself respects it, too.
    const other = realGit(dir, ["commit-tree", realGit(dir, ["mktree"]), "-m", "git"]);
    expect(() => realGit(dir, ["update-ref", MAIN, other])).toThrow(/cannot lock ref/);
    await holder.kill();
    expect(existsSync(join(dir, `${MAIN}.lock`))).toBe(true);
    const shas = await Promise.all(
      Array.from({ length: 10 }, (_, at) => version(`a: ${at}\n`, null)),
    );
    const swaps = await Promise.all(
      shas.map((to) => swapRef(repository, MAIN, { from: null, to })),
    );
    expect(swaps.filter((swap) => swap === "swapped")).toHaveLength(1);
    expect([locks(), existsSync(join(dir, `${MAIN}.lock`))]).toEqual([[], false]);
    expect(fsck(dir)).toBe("");
  },
);

test("the lock of a process that runs is waited for, not taken", async () => {
  const { dir, repository } = await newRepository();
  const holder = startScript("swap-until-done.ts", [dir, "holder", "1", "ref locked"]);
  await holder.said("stopped");
  const attempt = takeLock(repository, MAIN, 500);
  await expect(attempt).rejects.toThrow(/Another program holds .*main\.lock/);
  expect(existsSync(join(dir, `${MAIN}.lock`))).toBe(true);
  await holder.kill();
});

test("a lock of Git itself is never broken, and the refusal says which file it is", async () => {
  const { dir, repository, locks } = await newRepository();
  writeFileSync(join(dir, `${MAIN}.lock`), "");
  const attempt = takeLock(repository, MAIN, 100);
  await expect(attempt).rejects.toThrow(GitTrouble);
  await expect(attempt).rejects.toMatchObject({ code: "locked" });
  expect(locks()).toEqual([]);
});

test("a holder on another machine is believed for ten minutes, and then not any more", async () => {
  const { dir, repository } = await newRepository();
  const lock = join(dir, `${MAIN}.lock`);
  const own = join(dir, "signalbox", "locks", ownLockName());
  const theirs = own.replace(/locks\/[0-9a-f]+/, "locks/abcdefabcdef");
  writeFileSync(own, "");
  renameSync(own, theirs);
  linkSync(theirs, lock);
  await expect(takeLock(repository, MAIN, 100)).rejects.toThrow(GitTrouble);
  const old = statSync(lock).mtimeMs / 1_000 - 601;
  utimesSync(lock, old, old);
  const held = await takeLock(repository, MAIN, 100);
  expect(existsSync(theirs)).toBe(false);
  await held.release();
  expect(existsSync(lock)).toBe(false);
});
