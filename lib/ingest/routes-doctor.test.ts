import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { listRouteVersions } from "@/db/control/list-route-versions";
import { fsck, realGit } from "@/tests/routes/real-git";
import { routeScene, tableText } from "@/tests/routes/route-scene";
import { tempDir } from "@/tests/stores/temp-store";
import { doctor } from "./doctor";

let scene: Awaited<ReturnType<typeof routeScene>>;
let dir: string;

/** Three versions of `production`, one of `staging`. */
beforeEach(async () => {
  scene = await routeScene();
  dir = scene.repository.dir;
  const [edda, rune] = [scene.person("Edda", "editor"), scene.person("Rune", "reviewer")];
  for (const model of ["one", "two", "three"]) {
    await scene.version(edda, rune, "production", tableText(`a/${model}`));
  }
  await scene.version(edda, rune, "staging", tableText("a/four"));
});

/** What the doctor says of route tables, all of it. */
async function said() {
  const options = { dataDir: scene.dataDir, deep: false, secret: null, now: Date.now() };
  return (await doctor(options)).filter(({ code }) => code === "route_tables");
}

const shaOf = (table: string, number: number) =>
  listRouteVersions(scene.control, { table }).find((row) => row.number === number)?.sha ?? "";

function removeObject(oid: string) {
  rmSync(join(dir, "objects", oid.slice(0, 2), oid.slice(2)), { force: true });
}

test("a repository that is whole and tells what the database tells is well, loose or packed", async () => {
  const text = "4 versions of 2 route tables: database and Git agree.";
  expect(await said()).toMatchObject([{ state: "ok", text }]);
  realGit(dir, ["gc", "--quiet"]);
  expect(await said()).toMatchObject([{ state: "ok", text }]);
});

test("the doctor writes nothing into the repository, and makes none", async () => {
  const before = realGit(dir, ["for-each-ref"]);
  renameSync(dir, `${dir}.away`);
  expect(await said()).toMatchObject([
    {
      state: "failure",
      text: "route-tables.git is gone; the database knows 4 versions that it held.",
    },
  ]);
  expect(realGit(scene.dataDir, ["--git-dir", `${dir}.away`, "for-each-ref"])).toBe(before);
  expect(() => realGit(dir, ["for-each-ref"])).toThrow();
});

test("a folder that is no repository is told as that", async () => {
  renameSync(dir, join(tempDir(), "away"));
  mkdirSync(dir);
  expect((await said())[0]?.text).toContain("is no Git repository");
});

test("a tag that points nowhere is named, with the command that takes it away", async () => {
  writeFileSync(join(dir, "refs/tags/loose-end"), `${"12".repeat(20)}\n`);
  const [found, ...more] = await said();
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    state: "failure",
    text: "refs/tags/loose-end of route-tables.git names a commit that is not there.",
  });
  const [, ...args] = found?.copy?.split(" ") ?? [];
  realGit(dir, args);
  expect(await said()).toMatchObject([{ state: "ok" }]);
});

test("a main branch that points nowhere, or is no ref at all, is a failure that says to stop first", async () => {
  for (const text of [`${"12".repeat(20)}\n`, "no ref\n"]) {
    writeFileSync(join(dir, "refs/heads/main"), text);
    const [found] = await said();
    expect(found).toMatchObject({ state: "failure" });
    expect(found?.text).toContain("refs/heads/main of route-tables.git names a commit that is not");
    expect(found?.advice).toContain("Stop Signalbox");
  }
  rmSync(join(dir, "refs/heads/main"));
  expect((await said())[0]?.text).toBe(
    "route-tables.git has no refs/heads/main; the database knows 4 versions.",
  );
});

test.each([
  ["an old version's text", ["rev-parse", "SHA:production.yaml"]],
  ["an old version's folder", ["rev-parse", "SHA^{tree}"]],
  ["an old version itself", ["rev-parse", "SHA"]],
])("%s that is missing is found, as git fsck finds it", async (_, args) => {
  const sha = shaOf("production", 2);
  const oid = realGit(
    dir,
    args.map((arg) => arg.replace("SHA", sha)),
  );
  removeObject(oid);
  const texts = (await said()).map(({ text }) => text);
  expect(texts).toContain(
    `Object ${oid} of route-tables.git is not there; refs/heads/main leads to it.`,
  );
  expect(() => fsck(dir)).toThrow();
});

test("an object with other bytes than its name says is damaged", async () => {
  const oid = realGit(dir, ["rev-parse", `${shaOf("production", 1)}:production.yaml`]);
  const other = realGit(dir, ["rev-parse", `${shaOf("production", 2)}:production.yaml`]);
  const path = (id: string) => join(dir, "objects", id.slice(0, 2), id.slice(2));
  renameSync(path(other), path(oid));
  const texts = (await said()).map(({ text }) => text).join("\n");
  expect(texts).toContain(`Object ${oid} of route-tables.git is damaged`);
});

test("a version that was deleted from the database is named, and that only a backup brings it back", async () => {
  const sha = shaOf("production", 2);
  scene.control.$client.exec(`DELETE FROM route_versions WHERE sha = '${sha}'`);
  expect(await said()).toMatchObject([
    {
      state: "failure",
      text: `Git has 1 version that the database does not have so: production v2 (${sha.slice(0, 10)}).`,
      advice: expect.stringContaining("restore a backup"),
    },
  ]);
});

test("a version that Git lost is named", async () => {
  const [lost, before] = [shaOf("staging", 1), shaOf("production", 3)];
  realGit(dir, ["update-ref", "refs/heads/main", before]);
  const found = await said();
  expect(found[0]?.text).toBe(
    `The database has 1 version that Git does not have so: staging v1 (${lost.slice(0, 10)}).`,
  );
});

test("a commit made elsewhere that was not taken in yet is no failure", async () => {
  const tree = realGit(dir, ["rev-parse", `${shaOf("production", 1)}^{tree}`]);
  const head = realGit(dir, ["rev-parse", "refs/heads/main"]);
  const sha = realGit(dir, ["commit-tree", tree, "-p", head, "-m", "Elsewhere"]);
  realGit(dir, ["update-ref", "refs/heads/main", sha]);
  const [found, ...more] = await said();
  expect(more).toEqual([]);
  expect(found).toMatchObject({ state: "warning" });
  expect(found?.text).toContain(`production v4 (${sha.slice(0, 10)})`);
});
