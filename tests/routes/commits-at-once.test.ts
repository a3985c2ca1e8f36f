import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMIT_STEPS } from "@/lib/core/routes/version-step";
import { commitRouteDraft } from "@/lib/services/commit-route-draft";
import { judgeRouteDraft } from "@/lib/services/judge-route-draft";
import { readRouteDraft } from "@/lib/services/read-route-draft";
import { readRouteVersions } from "@/lib/services/read-route-versions";
import { RouteRefused } from "@/lib/services/route-refused";
import { startRoutes } from "@/lib/services/start-routes";
import { syncRouteVersions } from "@/lib/services/sync-route-versions";
import { fsck, realGit } from "./real-git";
import { routeScene, tableText } from "./route-scene";
import { startScript } from "./start-script";

const PEOPLE = 20;

/** A table with one version, and changes that are approved: of that table, or each of one of its own. */
async function approvedChanges(count: number, tableOf = (_: number) => "production") {
  const scene = await routeScene();
  const edda = scene.person("Edda", "editor", "viewer");
  const rune = scene.person("Rune", "reviewer", "viewer");
  await scene.version(edda, rune, "production", tableText("a/base"));
  const changes = [];
  for (let at = 0; at < count; at += 1) {
    const author = scene.person(`P${at}`, "editor", "viewer");
    const text = tableText(`a/model-${at}`);
    const change = await scene.inReview(author, {
      table: tableOf(at),
      text,
      title: `Change ${at}`,
    });
    const [id, seen] = [change.draft.id, scene.seenOf(change)];
    await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
    changes.push({ author, id, seen, text });
  }
  const { repository, local, control } = scene;
  return {
    ...{ ...scene, edda, rune, changes },
    /** Says whether the store and Git tell the same, and Git finds nothing wrong. */
    async agree() {
      expect(fsck(repository.dir)).toBe("");
      const versions = (await readRouteVersions(local())).reverse();
      const told = realGit(repository.dir, ["log", "--reverse", "--format=%H", "main"]).split("\n");
      expect(versions.map(({ sha }) => sha)).toEqual(told);
      for (const { table, tag, sha, draft } of versions) {
        expect(realGit(repository.dir, ["rev-parse", `refs/tags/${tag}`])).toBe(sha);
        const row = (await readRouteDraft(local(), draft ?? "")).draft;
        expect([row.phase, row.version]).toEqual(["committed", sha]);
        expect(realGit(repository.dir, ["show", `${sha}:${table}.yaml`])).toBe(row.text.trimEnd());
      }
      const locks = readdirSync(join(repository.dir, "signalbox", "locks"));
      const refs = readdirSync(join(repository.dir, "refs", "heads"));
      expect([locks, refs]).toEqual([[], ["main"]]);
      expect(
        control.$client
          .prepare("SELECT count(*) FROM route_intents WHERE state = 'pending'")
          .pluck()
          .get(),
      ).toBe(0);
      return versions;
    },
  };
}

test("of twenty people and machines that commit at once against one base one does, nineteen get a conflict, and every text is there", async () => {
  const { changes, agree, local, as } = await approvedChanges(PEOPLE);
  const token = { kind: "token", id: 1, name: "bot", role: "editor", gateway: null } as const;
  const results = await Promise.allSettled(
    changes.map(({ author, id, seen }, at) =>
      commitRouteDraft(at % 2 === 0 ? author.stores() : as(token), id, seen),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    expect(result.reason).toBeInstanceOf(RouteRefused);
    expect(result.reason).toMatchObject({ refusal: { code: "stale_base" } });
  }
  expect(await agree()).toHaveLength(2);
  for (const { id, text } of changes) {
    expect((await readRouteDraft(local(), id)).draft.text).toBe(text);
  }
});

test("of twenty processes that commit at once against one base one does, and nineteen get a conflict", async () => {
  const { changes, agree, dataDir, entries } = await approvedChanges(PEOPLE);
  const scripts = changes.map(({ id }) => startScript("commit-once.ts", [dataDir, id]));
  for (const script of scripts) await script.said("ready");
  for (const script of scripts) script.go();
  for (const script of scripts) expect(await script.ended).toBe(0);
  const ends = scripts.map(
    (script) => script.output().trim().split("\n").at(-1)?.split(" ").slice(0, 1)[0],
  );
  expect(ends.filter((end) => end === "committed")).toHaveLength(1);
  expect(scripts.filter((script) => script.output().includes("refused stale_base"))).toHaveLength(
    19,
  );
  expect(await agree()).toHaveLength(2);
  expect(entries().filter((entry) => entry.startsWith("route.committed"))).toHaveLength(2);
});

test("twenty people who each bring in the newest version until they are through leave twenty versions", async () => {
  const { changes, agree, rune, repository } = await approvedChanges(PEOPLE);
  const { saveRouteDraft } = await import("@/lib/services/save-route-draft");
  await Promise.all(
    changes.map(async ({ author, id, seen }) => {
      for (let now = seen; ; ) {
        try {
          await commitRouteDraft(author.stores(), id, now);
          return;
        } catch (error) {
          if (!(error instanceof RouteRefused) || error.refusal.code !== "stale_base") throw error;
        }
        const { draft, live } = await readRouteDraft(author.stores(), id);
        if (draft.base === live) continue;
        try {
          await saveRouteDraft(author.stores(), id, { revision: draft.revision, base: live ?? "" });
        } catch (error) {
          // A third version came between.
          if (!(error instanceof RouteRefused)) throw error;
        }
        const fresh = await readRouteDraft(author.stores(), id);
        now = { contentHash: fresh.draft.contentHash ?? "", textHash: fresh.draft.textHash };
        await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: now });
      }
    }),
  );
  expect(await agree()).toHaveLength(PEOPLE + 1);
  expect(realGit(repository.dir, ["tag", "--list"]).split("\n")).toHaveLength(PEOPLE + 1);
});

test.each(COMMIT_STEPS)(
  'killed with "%s", the next start finishes the commit, and Git and the store agree',
  async (step) => {
    const { changes, agree, dataDir, local, entries, edda } = await approvedChanges(2);
    const [first, second] = changes;
    const script = startScript("commit-once.ts", [dataDir, first?.id ?? "", step]);
    await script.said("ready");
    script.go();
    await script.said(step);
    await script.kill();
    await startRoutes(local());
    const versions = await agree();
    expect(versions.map(({ draft }) => draft).at(-1)).toBe(first?.id);
    expect(
      entries().filter((entry) => entry === `route.committed production ${first?.id}`),
    ).toHaveLength(1);
    await startRoutes(local());
    expect(await readRouteVersions(edda.stores())).toHaveLength(2);
    const late = commitRouteDraft(
      edda.stores(),
      second?.id ?? "",
      second?.seen ?? { contentHash: "", textHash: "" },
    );
    await expect(late).rejects.toMatchObject({ refusal: { code: "stale_base" } });
  },
);

test.each(COMMIT_STEPS)(
  'killed with "%s", whoever commits next finishes it first, without a start',
  async (step) => {
    const { changes, agree, dataDir, edda } = await approvedChanges(2);
    const [first, second] = changes;
    const script = startScript("commit-once.ts", [dataDir, first?.id ?? "", step]);
    await script.said("ready");
    script.go();
    await script.said(step);
    await script.kill();
    const late = commitRouteDraft(
      edda.stores(),
      second?.id ?? "",
      second?.seen ?? { contentHash: "", textHash: "" },
    );
    await expect(late).rejects.toMatchObject({ refusal: { code: "stale_base" } });
    expect((await agree()).map(({ draft }) => draft).at(-1)).toBe(first?.id);
  },
);

test("killed at any instant, a commit is there whole or not at all", async () => {
  const { changes, agree, dataDir, local } = await approvedChanges(16, (at) => `table-${at}`);
  for (const [at, { id }] of changes.entries()) {
    const script = startScript("commit-once.ts", [dataDir, id]);
    await script.said("ready");
    script.go();
    // Where in the commit that is, does not matter: each place has to be a good one.
    await new Promise((resolve) => setTimeout(resolve, at * 5));
    await script.kill();
    await startRoutes(local());
    await agree();
    const { state } = await readRouteDraft(local(), id);
    expect(["approved", "committed"]).toContain(state);
    if (script.output().includes("committed ")) expect(state).toBe("committed");
  }
});

test("a commit that begins and is cut off while another process looks at Git is not taken for one made elsewhere", async () => {
  const { changes, agree, dataDir, local, repository, entries } = await approvedChanges(1);
  const id = changes[0]?.id ?? "";
  let hasBegun = false;
  const looking = {
    /** Asked for after it was seen that no commit is under way, and before the branch is read. */
    get dir() {
      if (!hasBegun) {
        hasBegun = true;
        const script = join(import.meta.dirname, "commit-once.ts");
        const args = ["--import", "tsx", script, dataDir, id, "ref moved", "die"];
        expect(spawnSync(process.execPath, args, { input: "go\n" }).signal).toBe("SIGKILL");
      }
      return repository.dir;
    },
  };
  await syncRouteVersions({ ...local(), repository: looking });
  expect(hasBegun).toBe(true);
  expect((await agree()).map(({ draft }) => draft).at(-1)).toBe(id);
  expect(entries().filter((entry) => entry.startsWith("route.made_elsewhere"))).toEqual([]);
});

test("a version that Git got elsewhere while a commit was cut off is kept, and the commit is decided anew", async () => {
  const { changes, dataDir, local, repository, edda, entries } = await approvedChanges(1);
  const [change] = changes;
  const script = startScript("commit-once.ts", [dataDir, change?.id ?? "", "intent kept"]);
  await script.said("ready");
  script.go();
  await script.said("intent kept");
  await script.kill();
  const { dir } = repository;
  const head = realGit(dir, ["rev-parse", "main"]);
  const other = realGit(dir, ["commit-tree", `${head}^{tree}`, "-p", head, "-m", "Something else"]);
  realGit(dir, ["update-ref", "refs/heads/main", other]);
  await startRoutes(local());
  expect(entries()).toContain(`route.commit_abandoned production ${change?.id}`);
  expect((await readRouteDraft(local(), change?.id ?? "")).state).toBe("approved");
  // The table itself did not change, so the approved change still fits.
  await commitRouteDraft(
    edda.stores(),
    change?.id ?? "",
    change?.seen ?? { contentHash: "", textHash: "" },
  );
  expect(realGit(dir, ["log", "--format=%s", "main"]).split("\n")).toEqual([
    "Change 0",
    "Something else",
    "Set production",
  ]);
  expect(fsck(dir)).toBe("");
});
