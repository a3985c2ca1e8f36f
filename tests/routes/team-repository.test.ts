import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TeamRemote } from "@/lib/git/team-remote";
import { exchangeRoutes, readTeamStanding } from "@/lib/services/exchange-routes";
import { readRouteVersion, readRouteVersions } from "@/lib/services/read-route-versions";
import { refusal } from "../accounts/refusal";
import { tempDir } from "../stores/temp-store";
import { gitServer } from "./git-server";
import { fsck, realGit } from "./real-git";
import { routeScene, tableText } from "./route-scene";

async function teamWith(remote: TeamRemote) {
  const scene = await routeScene(remote);
  const edda = scene.person("Edda", "editor", "viewer");
  const rune = scene.person("Rune", "reviewer", "viewer");
  return {
    ...scene,
    edda,
    rune,
    commit: (text: string) => scene.version(edda, rune, "production", text),
  };
}

/** Somebody with a clone of the team's repository, and Git. By its folder: the server runs in this process, which waits for Git. */
function elsewhere(bare: string) {
  const work = join(tempDir(), "work");
  realGit("/", ["clone", "--quiet", bare, work]);
  return {
    work,
    git: (...args: string[]) => realGit(work, args),
    write(text: string, subject: string) {
      writeFileSync(join(work, "production.yaml"), text);
      realGit(work, ["add", "."]);
      realGit(work, ["commit", "--quiet", "-m", subject]);
      return realGit(work, ["rev-parse", "HEAD"]);
    },
  };
}

test("versions and their tags are sent to an empty repository, with a password, and Git there finds nothing wrong", async () => {
  const server = await gitServer({ password: "s3cret-for-git" });
  const { edda, commit, entries } = await teamWith(server.remote);
  await commit(tableText("a/one"));
  const version = await commit(tableText("a/two"));
  expect(await exchangeRoutes(edda.stores())).toMatchObject({
    state: "same",
    head: version.sha,
    remote: version.sha,
  });
  expect(realGit(server.bare, ["rev-parse", "main"])).toBe(version.sha);
  expect(realGit(server.bare, ["tag", "--list"])).toBe("production/v1\nproduction/v2");
  expect(fsck(server.bare)).toBe("");
  expect(entries().at(-1)).toBe(`route.pushed ${version.sha}`);
  expect(await readTeamStanding(edda.stores())).toMatchObject({ state: "same" });
});

test("a merge made elsewhere appears as a version made elsewhere, with its author, and ours go on from it", async () => {
  const server = await gitServer();
  const { edda, rune, commit, repository, entries } = await teamWith(server.remote);
  await commit(tableText("a/one"));
  await exchangeRoutes(edda.stores());
  const { git, write } = elsewhere(server.bare);
  git("checkout", "--quiet", "-b", "side");
  write(tableText("a/side"), "Use the side");
  git("checkout", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "-m", "Merge the side\n\nTicket: TEAM-1", "side");
  git("push", "--quiet", "origin", "main");
  const merge = git("rev-parse", "HEAD");
  expect(await exchangeRoutes(edda.stores())).toMatchObject({ state: "same", head: merge });
  const [newest, first] = await readRouteVersions(edda.stores());
  expect(newest).toMatchObject({
    ...{ sha: merge, number: 2, isMerge: true, draft: null, ticket: "TEAM-1" },
    ...{ authorName: "Elsa Where", authorEmail: "elsa@team.example", title: "Merge the side" },
  });
  expect(first?.draft).not.toBeNull();
  expect(await readRouteVersion(rune.stores(), { table: "production", sha: merge })).toMatchObject({
    text: tableText("a/side"),
  });
  expect(entries()).toContain("route.made_elsewhere production");
  const third = await commit(tableText("a/three"));
  await exchangeRoutes(edda.stores());
  git("pull", "--quiet", "--ff-only");
  expect(git("rev-parse", "HEAD")).toBe(third.sha);
  expect(fsck(repository.dir)).toBe("");
});

test("what diverged is said and overwritten on neither side, until somebody merges it elsewhere", async () => {
  const server = await gitServer();
  const { edda, commit, repository } = await teamWith(server.remote);
  await commit(tableText("a/one"));
  await exchangeRoutes(edda.stores());
  const { git, write } = elsewhere(server.bare);
  const theirs = write(`${tableText("a/one")}# theirs\n`, "Theirs");
  git("push", "--quiet", "origin", "main");
  const ours = await commit(tableText("a/ours"));
  const standing = { state: "diverged", ours: 1, theirs: 1, head: ours.sha, remote: theirs };
  expect(await exchangeRoutes(edda.stores())).toMatchObject(standing);
  expect(await readTeamStanding(edda.stores())).toMatchObject(standing);
  expect(realGit(server.bare, ["rev-parse", "main"])).toBe(theirs);
  expect(realGit(repository.dir, ["rev-parse", "main"])).toBe(ours.sha);
  git("fetch", "--quiet", repository.dir, "main");
  git("merge", "--quiet", "-m", "Both", "FETCH_HEAD");
  git("push", "--quiet", "origin", "main");
  const merge = git("rev-parse", "HEAD");
  expect(await exchangeRoutes(edda.stores())).toMatchObject({ state: "same", head: merge });
  const versions = await readRouteVersions(edda.stores());
  expect(versions.map(({ sha }) => sha)).toEqual(expect.arrayContaining([merge, theirs, ours.sha]));
  expect(versions[0]?.sha).toBe(merge);
  expect(versions.find(({ sha }) => sha === ours.sha)?.draft).toBe(ours.draft);
  expect(fsck(repository.dir)).toBe("");
});

test("a first start takes in the whole history of a team that has one", async () => {
  const server = await gitServer();
  const { write, git } = elsewhere(server.bare);
  for (const at of [1, 2, 3]) write(tableText(`a/model-${at}`), `Version ${at}`);
  git("push", "--quiet", "origin", "HEAD:main");
  // What that server shows first is another branch, as an old one has it.
  git("push", "--quiet", "origin", "HEAD:master");
  realGit(server.bare, ["symbolic-ref", "HEAD", "refs/heads/master"]);
  const { edda, repository } = await teamWith(server.remote);
  await exchangeRoutes(edda.stores());
  expect((await readRouteVersions(edda.stores())).map(({ title }) => title)).toEqual([
    "Version 3",
    "Version 2",
    "Version 1",
  ]);
  expect(fsck(repository.dir)).toBe("");
});

test("a history that was rewritten elsewhere counts as diverged, and ours stays", async () => {
  const server = await gitServer();
  const { edda, commit } = await teamWith(server.remote);
  const version = await commit(tableText("a/one"));
  await exchangeRoutes(edda.stores());
  const { git, write } = elsewhere(server.bare);
  git("checkout", "--quiet", "--orphan", "other");
  write(tableText("a/other"), "Another beginning");
  git("push", "--quiet", "--force", "origin", "other:main");
  expect(await exchangeRoutes(edda.stores())).toMatchObject({
    state: "diverged",
    head: version.sha,
  });
  expect((await readRouteVersions(edda.stores())).map(({ sha }) => sha)).toEqual([version.sha]);
});

test("a wrong password, a server that is not there and one that points elsewhere are said without address or secret", async () => {
  const server = await gitServer({ password: "s3cret-for-git" });
  const trap = await gitServer();
  const detour = await gitServer({ redirectTo: trap.origin });
  const attempts = [
    { ...server.remote, password: "wrong-one" },
    { ...server.remote, username: null, password: null },
    { url: "http://127.0.0.1:9/team.git", username: "signalbox", password: "s3cret-for-git" },
    { ...detour.remote, username: "signalbox", password: "s3cret-for-git" },
    { url: `${trap.origin}/nowhere.git`, username: null, password: null },
  ];
  for (const remote of attempts) {
    const { edda, commit } = await teamWith(remote);
    await commit(tableText("a/one"));
    const refused = await refusal(exchangeRoutes(edda.stores()));
    expect(refused.code).toBe("not_ready");
    expect(refused.message).toMatch(/^The team's repository /);
    expect(refused.message).not.toMatch(/s3cret|wrong-one|127\.0\.0\.1/);
  }
  expect(
    trap.seen.filter(
      ({ url, authorization }) => authorization !== undefined || url.startsWith("/team.git"),
    ),
  ).toEqual([]);
});

test("asking again and again where nothing is new leaves no file and no entry behind", async () => {
  const server = await gitServer();
  const { edda, commit, repository, entries } = await teamWith(server.remote);
  await commit(tableText("a/one"));
  const { git, write } = elsewhere(server.bare);
  await exchangeRoutes(edda.stores());
  git("pull", "--quiet", "origin", "main");
  write(tableText("a/two"), "Two");
  git("push", "--quiet", "origin", "HEAD:main");
  await exchangeRoutes(edda.stores());
  const files = () => readdirSync(repository.dir, { recursive: true }).sort();
  const before = [files(), entries()];
  for (let times = 0; times < 3; times += 1) await exchangeRoutes(edda.stores());
  expect([files(), entries()]).toEqual(before);
});

test("without a repository of the team there is nothing to exchange, and only who may write drafts does it", async () => {
  const { edda } = await (async () => {
    const scene = await routeScene();
    return { ...scene, edda: scene.person("Edda", "editor", "viewer") };
  })();
  expect((await refusal(exchangeRoutes(edda.stores()))).code).toBe("not_found");
  const server = await gitServer();
  const { rune } = await teamWith(server.remote);
  expect((await refusal(exchangeRoutes(rune.stores()))).code).toBe("forbidden");
});
