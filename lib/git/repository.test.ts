import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fsck, realGit } from "@/tests/routes/real-git";
import { tempDir } from "@/tests/stores/temp-store";
import { blameTable } from "./blame-table";
import { GitTrouble } from "./git-trouble";
import { listTables } from "./list-tables";
import { openRepository } from "./open-repository";
import { readHead, readRef } from "./read-ref";
import { readVersion } from "./read-version";
import { MAIN } from "./repository";
import { swapRef } from "./swap-ref";
import { tableLog } from "./table-log";
import { tagVersion } from "./tag-version";
import { writeVersion } from "./write-version";

const NOON = Date.UTC(2026, 10, 22, 12);
const MIA = { name: "Mia Ström", email: "mia@acme.example" };

async function newRepository() {
  const dir = join(tempDir(), "route-tables.git");
  const repository = await openRepository(dir, NOON);
  let minute = 0;
  return {
    ...{ dir, repository },
    /** The next version on the main branch. */
    async commit(table: string, text: string, message = "Change\n", author = MIA) {
      const parent = await readHead(repository);
      minute += 1;
      const atMs = NOON + minute * 60_000;
      const sha = await writeVersion(repository, { table, text, parent, author, message, atMs });
      expect(await swapRef(repository, MAIN, { from: parent, to: sha })).toBe("swapped");
      return sha;
    },
    /** A folder in which somebody works with Git itself. */
    clone() {
      const work = join(tempDir(), "work");
      realGit("/", ["clone", "--quiet", dir, work]);
      return {
        work,
        write(table: string, text: string, ...args: string[]) {
          writeFileSync(join(work, `${table}.yaml`), text);
          realGit(work, ["add", "."]);
          realGit(work, ["commit", "--quiet", "-m", "Elsewhere", ...args]);
          return realGit(work, ["rev-parse", "HEAD"]);
        },
      };
    },
  };
}

test("a new repository is bare, nobody else may read it, and Git finds nothing wrong with it", async () => {
  const { dir, repository } = await newRepository();
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  expect(realGit(dir, ["rev-parse", "--is-bare-repository"])).toBe("true");
  expect(fsck(dir)).toBe("");
  expect(await readHead(repository)).toBeNull();
  expect(await openRepository(dir, NOON)).toEqual(repository);
});

test("of ten who make the repository at once all have the same, and nothing is left beside it", async () => {
  const parent = tempDir();
  const dir = join(parent, "route-tables.git");
  await Promise.all(Array.from({ length: 10 }, () => openRepository(dir, NOON)));
  expect(readdirSync(parent)).toEqual(["route-tables.git"]);
  expect(fsck(dir)).toBe("");
});

test("a folder that is something else is left alone", async () => {
  const dir = join(tempDir(), "route-tables.git");
  mkdirSync(dir);
  writeFileSync(join(dir, "thesis.txt"), "precious");
  await expect(openRepository(dir, NOON)).rejects.toThrow(GitTrouble);
  expect(readdirSync(dir)).toEqual(["thesis.txt"]);
});

test("half a file that a killed process left is swept away after an hour, and not before", async () => {
  const { dir } = await newRepository();
  const [old, fresh] = ["tmp-old", "tmp-fresh"].map((name) => join(dir, "signalbox", name));
  for (const [path, hours] of [
    [old, 2],
    [fresh, 0.5],
  ] as const) {
    writeFileSync(path ?? "", "half");
    utimesSync(path ?? "", NOON / 1_000, NOON / 1_000 - hours * 3_600);
  }
  await openRepository(dir, NOON);
  expect([existsSync(old ?? ""), existsSync(fresh ?? "")]).toEqual([false, true]);
});

test("the same version is the same commit whoever writes it, and another in any part is another", async () => {
  const [one, two] = [await newRepository(), await newRepository()];
  const version = {
    table: "production",
    text: "a: 1\n",
    parent: null,
    author: MIA,
    message: "A\n",
    atMs: NOON,
  };
  const sha = await writeVersion(one.repository, version);
  expect(await writeVersion(two.repository, version)).toBe(sha);
  const others = [
    { text: "a: 2\n" },
    { table: "staging" },
    { message: "B\n" },
    { atMs: NOON + 1_000 },
    { author: { ...MIA, name: "M" } },
  ];
  for (const other of others) {
    expect(await writeVersion(one.repository, { ...version, ...other })).not.toBe(sha);
  }
});

test("Git tells the author, the instant and the trailers of a version, and its text byte by byte", async () => {
  const { dir, repository, commit } = await newRepository();
  const text = "# ümläut 🚦\r\nscenarios: {}\n\n";
  const sha = await commit(
    "production",
    text,
    "Use the spare\n\nWhy not\n\nTicket: OPS-7\nReviewed-by: Rune <rune@acme.example>\n",
  );
  expect(
    realGit(dir, [
      "log",
      "-1",
      "--format=%an <%ae> %at %cn|%s|%(trailers:key=Ticket,valueonly)",
      "main",
    ]),
  ).toBe(`Mia Ström <mia@acme.example> ${(NOON + 60_000) / 1_000} Signalbox|Use the spare|OPS-7`);
  expect(realGit(dir, ["show", `${sha}:production.yaml`])).toBe(text.trimEnd());
  expect(await readVersion(repository, sha, "production")).toMatchObject({ kind: "text", text });
  expect(fsck(dir)).toBe("");
});

test("names that would end a line or an address in a commit cannot", async () => {
  const { dir, commit } = await newRepository();
  const author = { name: "Eve <eve@evil>\ncommitter Boss", email: "a b@x>\n<root@x" };
  await commit("production", "a: 1\n", "A\n", author);
  await commit("production", "a: 2\n", "A\n", { name: "<>", email: "" });
  expect(fsck(dir)).toBe("");
  expect(realGit(dir, ["log", "--format=%cn", "main"])).toBe("Signalbox\nSignalbox");
});

test("tables lie beside each other, and what somebody else put there stays", async () => {
  const { dir, repository, commit, clone } = await newRepository();
  await commit("production", "a: 1\n");
  const { work, write } = clone();
  mkdirSync(join(work, "docs"));
  writeFileSync(join(work, "docs", "README.md"), "Hello\n");
  writeFileSync(join(work, "Not A Table.yaml"), "x\n");
  write("staging", "b: 1\n");
  realGit(work, ["push", "--quiet", "origin", "HEAD:main"]);
  const sha = await commit("production", "a: 2\n");
  expect(await listTables(repository, sha)).toEqual(["production", "staging"]);
  expect(realGit(dir, ["show", "main:docs/README.md"])).toBe("Hello");
  expect(fsck(dir)).toBe("");
});

test("the log of a table has its own versions only, as `git log` has, also after `git gc` packed everything", async () => {
  const { dir, repository, commit } = await newRepository();
  for (const at of [1, 2, 3]) {
    await commit("production", `a: ${at}\n`, `P${at}\n`);
    await commit("staging", `b: ${at}\n`, `S${at}\n`);
  }
  const asked = async () =>
    (await tableLog(repository, "production", { head: await readHead(repository) })).map(
      ({ sha }) => sha,
    );
  const told = realGit(dir, ["log", "--reverse", "--format=%H", "main", "--", "production.yaml"]);
  expect(await asked()).toEqual(told.split("\n"));
  realGit(dir, ["gc", "--quiet", "--prune=now"]);
  expect(existsSync(join(dir, MAIN))).toBe(false);
  expect(await asked()).toEqual(told.split("\n"));
  await commit("production", "a: 4\n");
  expect((await asked()).length).toBe(4);
  expect(fsck(dir)).toBe("");
});

test("a merge made elsewhere is one version, of whoever merged, as `git log --first-parent` tells", async () => {
  const { dir, repository, commit, clone } = await newRepository();
  const base = await commit("production", "a: 1\nb: 1\nc: 1\nd: 1\n");
  const { work, write } = clone();
  realGit(work, ["checkout", "--quiet", "-b", "side"]);
  write("production", "a: 2\nb: 1\nc: 1\nd: 1\n");
  realGit(work, ["checkout", "--quiet", "main"]);
  const direct = write("production", "a: 1\nb: 1\nc: 1\nd: 2\n");
  realGit(work, ["merge", "--quiet", "--no-ff", "-m", "Merge side", "side"]);
  realGit(work, ["push", "--quiet", "origin", "main"]);
  const head = (await readHead(repository)) ?? "";
  const log = await tableLog(repository, "production", { head });
  expect(log.map(({ sha, isMerge }) => [sha, isMerge])).toEqual([
    [base, false],
    [direct, false],
    [head, true],
  ]);
  const args = ["--first-parent", "--reverse", "--format=%H"];
  expect(realGit(dir, ["log", ...args, "main", "--", "production.yaml"])).toBe(
    log.map(({ sha }) => sha).join("\n"),
  );
  expect(log.at(-1)).toMatchObject({ author: { email: "elsa@team.example" } });
  expect(
    (await tableLog(repository, "production", { head, after: direct })).map(({ sha }) => sha),
  ).toEqual([head]);
});

test("versions after a commit are those that it does not have, also where a merge leads around it", async () => {
  const { repository, commit, clone } = await newRepository();
  await commit("production", "a: 1\nb: 1\nc: 1\nd: 1\n");
  const { work, write } = clone();
  const theirs = write("production", "a: 1\nb: 1\nc: 1\nd: 9\n");
  const ours = await commit("production", "a: 9\nb: 1\nc: 1\nd: 1\n");
  realGit(work, ["fetch", "--quiet"]);
  realGit(work, ["merge", "--quiet", "-m", "Both", "origin/main"]);
  realGit(work, ["push", "--quiet", "origin", "main"]);
  const head = await readHead(repository);
  const after = await tableLog(repository, "production", { head, after: ours });
  expect(after.map(({ sha }) => sha)).toEqual([theirs, head]);
});

test("what is no text of a table is said, and not read as one", async () => {
  const { repository, commit, clone } = await newRepository();
  await commit("production", "a: 1\n");
  const { work } = clone();
  writeFileSync(join(work, "bytes.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
  writeFileSync(join(work, "large.yaml"), "x".repeat(2_000_001));
  mkdirSync(join(work, "folder.yaml"));
  writeFileSync(join(work, "folder.yaml", "x"), "x");
  realGit(work, ["config", "core.symlinks", "true"]);
  realGit(work, ["add", "."]);
  realGit(work, ["commit", "--quiet", "-m", "Odd"]);
  realGit(work, ["push", "--quiet", "origin", "main"]);
  const head = (await readHead(repository)) ?? "";
  for (const table of ["bytes", "large", "folder"]) {
    expect((await readVersion(repository, head, table)).kind).toBe("unreadable");
  }
  expect((await readVersion(repository, head, "nowhere")).kind).toBe("missing");
});

test("blame is that of `git blame`, line by line, through edits, insertions, removals and a merge", async () => {
  const { dir, repository, commit, clone } = await newRepository();
  const lines = Array.from({ length: 30 }, (_, at) => `scenario-${at}: provider/model-${at}`);
  const text = () => `${lines.join("\n")}\n`;
  await commit("production", text());
  lines[3] = "scenario-3: other/model";
  await commit("production", text());
  lines.splice(10, 0, "# a remark", "scenario-new: a/b");
  await commit("production", text());
  lines.splice(20, 3);
  await commit("production", text());
  const { work, write } = clone();
  realGit(work, ["checkout", "--quiet", "-b", "side"]);
  const side = [...lines];
  side[1] = "scenario-1: from/side";
  write("production", `${side.join("\n")}\n`);
  realGit(work, ["checkout", "--quiet", "main"]);
  lines[25] = "scenario-x: from/main";
  write("production", text());
  realGit(work, ["merge", "--quiet", "-m", "Merge", "side"]);
  realGit(work, ["push", "--quiet", "origin", "main"]);
  const head = (await readHead(repository)) ?? "";
  const told = realGit(dir, ["blame", "-s", "-l", "--root", "main", "--", "production.yaml"])
    .split("\n")
    .map((line) => line.slice(0, 40));
  const blamed = await blameTable(repository, head, "production");
  expect(blamed.map(({ sha }) => sha)).toEqual(told);
  expect(new Set(told).size).toBe(5);
  expect(blamed[1]).toMatchObject({
    text: "scenario-1: from/side",
    author: { email: "elsa@team.example" },
  });
});

test("a tag is given once, again changes nothing, and one that is taken gets the commit's own name", async () => {
  const { dir, repository, commit } = await newRepository();
  const [one, two] = [await commit("production", "a: 1\n"), await commit("production", "a: 2\n")];
  expect(await tagVersion(repository, "production/v1", one)).toBe("production/v1");
  expect(await tagVersion(repository, "production/v1", one)).toBe("production/v1");
  const other = await tagVersion(repository, "production/v1", two);
  expect(other).toBe(`production/v1-${two.slice(0, 10)}`);
  expect(realGit(dir, ["tag", "--points-at", one])).toBe("production/v1");
  expect(await readRef(repository, `refs/tags/${other}`)).toBe(two);
  realGit(dir, ["tag", "staging", one]);
  await tagVersion(repository, "staging/v1", two);
  expect(fsck(dir)).toBe("");
});
