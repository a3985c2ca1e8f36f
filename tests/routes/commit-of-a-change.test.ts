import { expect, test } from "vitest";
import { auditHeadOf } from "@/db/control/audit-head";
import { verifyAudit } from "@/db/control/verify-audit";
import { applyRouteSuggestion } from "@/lib/services/apply-route-suggestion";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { commentOnRouteDraft, resolveComment } from "@/lib/services/comment-on-route-draft";
import { commitRouteDraft, commitRouteEmergency } from "@/lib/services/commit-route-draft";
import { judgeRouteDraft } from "@/lib/services/judge-route-draft";
import { readRouteDraft } from "@/lib/services/read-route-draft";
import { readRouteDrafts, readRouteEmergencies } from "@/lib/services/read-route-drafts";
import {
  readRouteBlame,
  readRouteTables,
  readRouteVersion,
  readRouteVersionAt,
  readRouteVersions,
} from "@/lib/services/read-route-versions";
import { revertRouteVersion } from "@/lib/services/revert-route-version";
import { saveRouteDraft } from "@/lib/services/save-route-draft";
import { seeRouteDraft } from "@/lib/services/see-route-draft";
import { submitRouteDraft } from "@/lib/services/submit-route-draft";
import { withdrawRouteDraft } from "@/lib/services/withdraw-route-draft";
import { refusal } from "../accounts/refusal";
import { fsck, realGit } from "./real-git";
import { routeScene, tableText } from "./route-scene";

async function team() {
  const scene = await routeScene();
  const edda = scene.person("Edda", "viewer", "editor");
  const rune = scene.person("Rune", "viewer", "reviewer");
  return { ...scene, edda, rune };
}

test("a change goes from draft to version, and Git, the list of versions and the audit log tell the same", async () => {
  const { edda, rune, seenOf, repository, entries, local, control } = await team();
  const begun = await beginRouteDraft(edda.stores(), {
    ...{ table: "production", text: tableText("a/one"), title: "Begin with one" },
    ...{ reason: "It is the cheapest.", ticket: "OPS-7" },
  });
  const { id } = begun.draft;
  expect([begun.state, begun.refusals.commit?.code]).toEqual(["draft", "not_in_state"]);
  const submitted = await submitRouteDraft(edda.stores(), id);
  expect([submitted.state, submitted.refusals.commit?.code]).toEqual([
    "in_review",
    "approvals_missing",
  ]);
  const seen = seenOf(submitted);
  const approved = await judgeRouteDraft(rune.stores(), id, {
    verdict: "approve",
    seen,
    ticked: ["unknown a/one"],
  });
  expect([approved.state, approved.tally.approvedBy[0]?.name]).toEqual(["approved", "Rune"]);
  const version = await commitRouteDraft(edda.stores(), id, seen);
  expect(version).toMatchObject({ number: 1, tag: "production/v1", ticket: "OPS-7", draft: id });
  const told = realGit(repository.dir, ["log", "--format=%H|%an <%ae>|%s|%b|%D", "main"]);
  expect(told).toContain(
    `${version.sha}|Edda <edda@acme.example>|Begin with one|It is the cheapest.`,
  );
  expect(told).toContain("tag: production/v1");
  expect(
    realGit(repository.dir, ["log", "--format=%(trailers:key=Reviewed-by,valueonly)", "main"]),
  ).toBe("Rune <rune@acme.example>");
  expect((await readRouteDraft(rune.stores(), id)).state).toBe("committed");
  expect(
    await readRouteVersion(rune.stores(), { table: "production", sha: version.sha }),
  ).toMatchObject({ text: tableText("a/one") });
  expect(
    (await readRouteBlame(rune.stores(), { table: "production", sha: version.sha }))[0],
  ).toMatchObject({ author: { name: "Edda" } });
  expect((await readRouteTables(rune.stores())).map(({ table }) => table)).toEqual(["production"]);
  expect(entries()).toEqual([
    `route.draft_begun production ${id}`,
    `route.submitted production ${id}`,
    `route.approved production ${id}`,
    `route.commit_begun production ${id}`,
    `route.committed production ${id}`,
  ]);
  const { audit } = local().keys;
  const head = auditHeadOf(control, audit);
  if (typeof head === "string") throw new Error(head);
  expect(await verifyAudit(control, audit, head)).toMatchObject({ entries: 5, fault: null });
  expect(fsck(repository.dir)).toBe("");
});

test("two tables go their own ways: a version of one makes no draft of the other stale", async () => {
  const { edda, rune, version, inReview, seenOf } = await team();
  await version(edda, rune, "production", tableText("a/one"));
  const draft = await inReview(edda, { table: "production", text: tableText("a/two") });
  await version(edda, rune, "staging", tableText("b/one"));
  const { id } = draft.draft;
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(draft) });
  expect(await commitRouteDraft(edda.stores(), id, seenOf(draft))).toMatchObject({ number: 2 });
  const all = await readRouteVersions(edda.stores());
  expect(all.map(({ tag }) => tag)).toEqual(["production/v2", "staging/v1", "production/v1"]);
});

test("a change whose base was replaced is refused until the newest version is brought in and reviewed anew", async () => {
  const { edda, rune, version, inReview, seenOf } = await team();
  const first = await version(edda, rune, "production", tableText("a/one"));
  const late = await inReview(edda, { table: "production", text: tableText("a/late") });
  const { id } = late.draft;
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(late) });
  const second = await version(edda, rune, "production", tableText("a/two"));
  expect((await readRouteDraft(edda.stores(), id)).isStale).toBe(true);
  const refused = await refusal(commitRouteDraft(edda.stores(), id, seenOf(late)));
  expect(refused).toMatchObject({
    code: "conflict",
    refusal: { code: "stale_base", base: first.sha, live: second.sha },
  });
  const text = `${tableText("a/late")}# merged\n`;
  const wrong = {
    revision: 1,
    text,
    base: first.sha.replace(/^./, (one) => (one === "0" ? "1" : "0")),
  };
  expect((await refusal(saveRouteDraft(edda.stores(), id, wrong))).code).toBe("conflict");
  const merged = await saveRouteDraft(edda.stores(), id, { revision: 1, text, base: second.sha });
  expect([merged.isStale, merged.state]).toEqual([false, "in_review"]);
  expect((await refusal(commitRouteDraft(edda.stores(), id, seenOf(merged)))).message).toMatch(
    /still needed: 1 more approval\./,
  );
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(merged) });
  expect(await commitRouteDraft(edda.stores(), id, seenOf(merged))).toMatchObject({ number: 3 });
});

test("of two who save at once the second is refused, and both texts are there", async () => {
  const { edda, inReview, person, entries } = await team();
  const mia = person("Mia", "editor", "viewer");
  const { draft } = await inReview(edda, { table: "production", text: tableText("a/one") });
  await saveRouteDraft(edda.stores(), draft.id, { revision: 1, text: tableText("a/edda") });
  const refused = await refusal(
    saveRouteDraft(mia.stores(), draft.id, { revision: 1, text: tableText("a/mia") }),
  );
  expect(refused.message).toMatch(/Edda saved this draft meanwhile/);
  const now = await readRouteDraft(mia.stores(), draft.id);
  expect(now.draft.text).toBe(tableText("a/edda"));
  expect(now.keptTexts).toMatchObject([{ text: tableText("a/mia"), name: "Mia", revision: 1 }]);
  expect(now.draft.authors.map(({ name }) => name)).toEqual(["Edda"]);
  expect(entries()).toContain(`route.draft_save_conflict production ${draft.id}`);
});

test("a save that is sent again because its answer was lost changes nothing and loses nothing", async () => {
  const { edda, inReview } = await team();
  const { draft } = await inReview(edda, { table: "production", text: tableText("a/one") });
  const edit = { revision: 1, text: tableText("a/two") };
  await saveRouteDraft(edda.stores(), draft.id, edit);
  const again = await saveRouteDraft(edda.stores(), draft.id, edit);
  expect([again.draft.revision, again.keptTexts]).toEqual([2, []]);
});

test("what is typed while it is no table is saved, and cannot be handed in", async () => {
  const { edda } = await team();
  const { draft } = await beginRouteDraft(edda.stores(), { table: "production", title: "New" });
  const saved = await saveRouteDraft(edda.stores(), draft.id, {
    revision: 1,
    text: "scenarios:\n  defau",
  });
  expect([saved.draft.contentHash, saved.draft.text]).toEqual([null, "scenarios:\n  defau"]);
  expect(await refusal(submitRouteDraft(edda.stores(), draft.id))).toMatchObject({
    refusal: { code: "not_readable" },
  });
});

test("a text that is typed into a change that ended meanwhile is kept beside it", async () => {
  const { edda, inReview } = await team();
  const { draft } = await inReview(edda, { table: "production", text: tableText("a/one") });
  await withdrawRouteDraft(edda.stores(), draft.id, { reason: "not needed" });
  const late = saveRouteDraft(edda.stores(), draft.id, { revision: 1, text: tableText("a/late") });
  expect(await refusal(late)).toMatchObject({ refusal: { code: "not_in_state" } });
  expect((await readRouteDraft(edda.stores(), draft.id)).keptTexts).toMatchObject([
    { text: tableText("a/late") },
  ]);
});

test("at any instant the version in force is the last one before it, of that table", async () => {
  const { edda, rune, version } = await team();
  const first = await version(edda, rune, "production", tableText("a/one"));
  await version(edda, rune, "staging", tableText("a/one"));
  const second = await version(edda, rune, "production", tableText("a/two"));
  const found = async (at: number) =>
    (await readRouteVersionAt(rune.stores(), { table: "production", at }))?.number ?? null;
  const instants = [first.at - 1, first.at, second.at - 1, second.at, second.at + 1_000_000];
  expect(await Promise.all(instants.map(found))).toEqual([null, 1, 1, 2, 2]);
});

test("a revert is a new version with the older one's text, reviewed like any other", async () => {
  const { edda, rune, version, seenOf, repository } = await team();
  const first = await version(edda, rune, "production", tableText("a/one"));
  await version(edda, rune, "production", tableText("a/two"));
  const { draft } = await revertRouteVersion(edda.stores(), {
    table: "production",
    sha: first.sha,
    reason: "Two was worse.",
  });
  const submitted = await submitRouteDraft(edda.stores(), draft.id);
  await judgeRouteDraft(rune.stores(), draft.id, { verdict: "approve", seen: seenOf(submitted) });
  const third = await commitRouteDraft(edda.stores(), draft.id, seenOf(submitted));
  expect(third).toMatchObject({ number: 3, reverts: first.sha, contentHash: first.contentHash });
  expect(third.sha).not.toBe(first.sha);
  expect(realGit(repository.dir, ["diff", first.sha, third.sha])).toBe("");
  const missing = revertRouteVersion(edda.stores(), { table: "staging", sha: first.sha });
  expect((await refusal(missing)).code).toBe("not_found");
});

test("an emergency commit needs an administrator and a reason, and is told of until it is reviewed afterwards", async () => {
  const { edda, rune, person, inReview, seenOf, entries, repository } = await team();
  const ada = person("Ada", "admin");
  const change = await inReview(edda, { table: "production", text: tableText("a/one") });
  const { id } = change.draft;
  const seen = seenOf(change);
  const reason = "The provider is down since 03:00.";
  expect((await refusal(commitRouteEmergency(edda.stores(), id, { seen, reason }))).code).toBe(
    "forbidden",
  );
  const short = commitRouteEmergency(ada.stores(), id, { seen, reason: "  now!  " });
  expect(await refusal(short)).toMatchObject({ refusal: { code: "reason_too_short" } });
  const version = await commitRouteEmergency(ada.stores(), id, { seen, reason });
  expect(version.isEmergency).toBe(true);
  expect(
    realGit(repository.dir, [
      "log",
      "--format=%(trailers:key=Emergency,valueonly)%(trailers:key=Reviewed-by)",
      "main",
    ]),
  ).toBe("yes");
  expect(await readRouteEmergencies(rune.stores())).toMatchObject([
    { id, emergency: reason, missing: 1 },
  ]);
  expect(
    await refusal(judgeRouteDraft(edda.stores(), id, { verdict: "approve", seen })),
  ).toMatchObject({ code: "forbidden" });
  await judgeRouteDraft(rune.stores(), id, { verdict: "request_changes", seen, note: "Too broad" });
  expect(await readRouteEmergencies(rune.stores())).toHaveLength(1);
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
  expect(await readRouteEmergencies(rune.stores())).toEqual([]);
  expect(entries()).toContain(`route.emergency_committed production ${id}`);
  expect(entries()).toContain(`access.refused emergency commit production ${id}: forbidden`);
});

test("comments stand on lines and scenarios, are answered and resolved, and only who takes part writes them", async () => {
  const { edda, rune, person, inReview } = await team();
  const vera = person("Vera", "viewer");
  const { draft } = await inReview(edda, { table: "production", text: tableText("a/one") });
  const line = {
    place: "line",
    line: 4,
    body: "Why this?",
    suggestion: "    primary: a/two",
    revision: 1,
  } as const;
  const number = await commentOnRouteDraft(rune.stores(), draft.id, line);
  await commentOnRouteDraft(edda.stores(), draft.id, {
    place: "draft",
    body: "Cheaper.",
    answers: number,
    revision: 1,
  });
  await resolveComment(edda.stores(), draft.id, { comment: number, isResolved: true });
  const { comments } = await readRouteDraft(vera.stores(), draft.id);
  expect(comments).toMatchObject([
    { name: "Rune", line: 4, suggestion: "    primary: a/two", resolvedBy: "Edda" },
    { name: "Edda", answers: number, resolvedBy: null },
  ]);
  expect((await refusal(commentOnRouteDraft(vera.stores(), draft.id, line))).code).toBe(
    "forbidden",
  );
  for (const wrong of [
    { line: 0 },
    { place: "scenario" },
    { revision: 2 },
    { body: " ", suggestion: undefined },
  ] as const) {
    expect(
      (await refusal(commentOnRouteDraft(rune.stores(), draft.id, { ...line, ...wrong }))).code,
    ).toBe("invalid_body");
  }
});

test("a suggestion is applied by an edit: it voids the approval, and whoever applied it is an author", async () => {
  const { edda, rune, person, inReview, seenOf } = await team();
  const mia = person("Mia", "editor", "viewer");
  const change = await inReview(edda, { table: "production", text: tableText("a/one") });
  const { id } = change.draft;
  const suggested = { place: "line", line: 4, body: "Cheaper", revision: 1 } as const;
  const comment = await commentOnRouteDraft(rune.stores(), id, {
    ...{ ...suggested, suggestion: "    primary: a/two" },
  });
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(change) });
  const byReviewer = applyRouteSuggestion(rune.stores(), id, { comment, revision: 1 });
  expect((await refusal(byReviewer)).code).toBe("forbidden");
  const applied = await applyRouteSuggestion(mia.stores(), id, { comment, revision: 1 });
  expect([applied.draft.text, applied.state]).toEqual([tableText("a/two"), "in_review"]);
  expect(applied.draft.authors.map(({ name }) => name)).toEqual(["Edda", "Mia"]);
  expect(applied.comments[0]?.resolvedBy).toBe("Mia");
  const again = applyRouteSuggestion(mia.stores(), id, { comment, revision: 2 });
  expect((await refusal(again)).message).toMatch(/changed since this was suggested/);
});

test("who has a draft open is seen by the others, until they are not heard of for two minutes", async () => {
  const { edda, rune, inReview } = await team();
  const { draft } = await inReview(edda, { table: "production", text: tableText("a/one") });
  expect(await seeRouteDraft(edda.stores(), draft.id, { isEditing: true })).toEqual([]);
  expect(await seeRouteDraft(rune.stores(), draft.id, { isEditing: true })).toMatchObject([
    { name: "Edda", isEditing: true },
  ]);
  expect(await seeRouteDraft(edda.stores(), draft.id, { isEditing: true })).toMatchObject([
    { name: "Rune", isEditing: false },
  ]);
  const stores = edda.stores();
  expect(
    await seeRouteDraft({ ...stores, now: stores.now + 200_000 }, draft.id, { isEditing: false }),
  ).toEqual([]);
});

test("roles for one environment hold for the table of that name only", async () => {
  const { rune, person, inReview, edda, seenOf } = await team();
  const scoped = { gateways: null, environments: ["staging"] };
  const sten = person("Sten", { role: "editor", ...scoped }, "viewer");
  const rita = person("Rita", { role: "reviewer", ...scoped }, "viewer");
  const text = tableText("a/one");
  expect((await refusal(beginRouteDraft(sten.stores(), { table: "production", text }))).code).toBe(
    "forbidden",
  );
  const staging = await inReview(sten, { table: "staging", text });
  const production = await inReview(edda, { table: "production", text });
  await judgeRouteDraft(rita.stores(), staging.draft.id, {
    verdict: "approve",
    seen: seenOf(staging),
  });
  const beyond = judgeRouteDraft(rita.stores(), production.draft.id, {
    verdict: "approve",
    seen: seenOf(production),
  });
  expect((await refusal(beyond)).code).toBe("forbidden");
  expect((await readRouteDrafts(rune.stores())).map(({ table, state }) => [table, state])).toEqual([
    ["production", "in_review"],
    ["staging", "approved"],
  ]);
});
