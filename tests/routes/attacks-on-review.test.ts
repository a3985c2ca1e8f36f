import { expect, test } from "vitest";
import { createToken } from "@/db/control/create-token";
import { LOCAL, NOBODY, type Principal } from "@/lib/core/access/principal";
import { samplePerson } from "@/lib/core/access/sample-people";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { commitRouteDraft } from "@/lib/services/commit-route-draft";
import { judgeRouteDraft } from "@/lib/services/judge-route-draft";
import { readRouteDraft } from "@/lib/services/read-route-draft";
import { readRouteVersions } from "@/lib/services/read-route-versions";
import { saveRouteDraft } from "@/lib/services/save-route-draft";
import { submitRouteDraft } from "@/lib/services/submit-route-draft";
import { withdrawRouteDraft } from "@/lib/services/withdraw-route-draft";
import { refusal } from "../accounts/refusal";
import { realGit } from "./real-git";
import { NOON, routeScene, tableText } from "./route-scene";

const ONE = tableText("a/one");
const PRODUCTION = { table: "production", text: ONE };

/** Edda writes, Rune reviews, Max may do both. After each attack there must be no version, and the log must say what was tried. */
async function team() {
  const scene = await routeScene();
  const edda = scene.person("Edda", "editor", "viewer");
  const rune = scene.person("Rune", "reviewer", "viewer");
  const max = scene.person("Max", "editor", "reviewer", "viewer");
  const refused = (entry: string) => {
    expect(scene.entries().filter((one) => one.startsWith("access.refused"))).toContain(
      `access.refused ${entry}`,
    );
  };
  const noVersion = async () => expect(await readRouteVersions(edda.stores())).toEqual([]);
  return { ...scene, edda, rune, max, refused, noVersion };
}

test("nobody approves their own change, whatever roles they have", async () => {
  const { max, inReview, seenOf, refused, noVersion } = await team();
  const change = await inReview(max, PRODUCTION);
  const { id } = change.draft;
  const own = judgeRouteDraft(max.stores(), id, { verdict: "approve", seen: seenOf(change) });
  expect(await refusal(own)).toMatchObject({ code: "forbidden", refusal: { code: "own_change" } });
  const commit = commitRouteDraft(max.stores(), id, seenOf(change));
  expect(await refusal(commit)).toMatchObject({ refusal: { code: "approvals_missing" } });
  refused(`approve production ${id}: own_change`);
  refused(`commit production ${id}: approvals_missing`);
  await noVersion();
});

test("an administrator's own change needs somebody else too", async () => {
  const { person, inReview, seenOf, noVersion } = await team();
  const ada = person("Ada", "viewer", "oncall", "editor", "reviewer", "admin");
  const change = await inReview(ada, PRODUCTION);
  const own = judgeRouteDraft(ada.stores(), change.draft.id, {
    verdict: "approve",
    seen: seenOf(change),
  });
  expect(await refusal(own)).toMatchObject({ refusal: { code: "own_change" } });
  await noVersion();
});

test("whoever changed a single character of somebody else's draft is an author of it", async () => {
  const { edda, max, inReview, seenOf } = await team();
  const { draft } = await inReview(edda, PRODUCTION);
  const saved = await saveRouteDraft(max.stores(), draft.id, { revision: 1, text: `${ONE}#` });
  const back = await saveRouteDraft(max.stores(), draft.id, { revision: 2, text: ONE });
  expect(saved.draft.textHash).not.toBe(back.draft.textHash);
  const own = judgeRouteDraft(max.stores(), draft.id, { verdict: "approve", seen: seenOf(back) });
  expect(await refusal(own)).toMatchObject({ refusal: { code: "own_change" } });
});

test("who approves first and then writes in the draft has not approved, even where the text is the approved one again", async () => {
  const { edda, max, inReview, seenOf, noVersion } = await team();
  const change = await inReview(edda, PRODUCTION);
  const { id } = change.draft;
  await judgeRouteDraft(max.stores(), id, { verdict: "approve", seen: seenOf(change) });
  await saveRouteDraft(max.stores(), id, { revision: 1, text: tableText("evil/model") });
  await saveRouteDraft(max.stores(), id, { revision: 2, text: ONE });
  const now = await readRouteDraft(max.stores(), id);
  expect([now.state, now.verdicts[0]?.standing]).toEqual(["in_review", "own_change"]);
  const commit = commitRouteDraft(edda.stores(), id, seenOf(change));
  expect(await refusal(commit)).toMatchObject({ refusal: { code: "approvals_missing" } });
  await noVersion();
});

test.each([
  ["of the content", tableText("evil/model")],
  ["of a comment only", ONE.replace("Who gets what", "Nobody looks at this")],
])("an edit %s after the approval makes it worthless", async (_, text) => {
  const { edda, rune, inReview, seenOf, refused, noVersion } = await team();
  const change = await inReview(edda, PRODUCTION);
  const { id } = change.draft;
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(change) });
  const edited = await saveRouteDraft(edda.stores(), id, { revision: 1, text });
  expect([edited.state, edited.verdicts[0]?.standing]).toEqual(["in_review", "other_content"]);
  for (const [seen, code] of [
    [seenOf(edited), "approvals_missing"],
    [seenOf(change), "other_content"],
  ] as const) {
    expect(await refusal(commitRouteDraft(edda.stores(), id, seen))).toMatchObject({
      refusal: { code },
    });
    refused(`commit production ${id}: ${code}`);
  }
  await noVersion();
});

test("the hash of a text that was there before cannot be approved", async () => {
  const { edda, rune, inReview, seenOf, refused } = await team();
  const change = await inReview(edda, PRODUCTION);
  const { id } = change.draft;
  const edited = await saveRouteDraft(edda.stores(), id, { revision: 1, text: tableText("a/two") });
  const mixed = { contentHash: seenOf(edited).contentHash, textHash: seenOf(change).textHash };
  for (const seen of [seenOf(change), mixed, { contentHash: "", textHash: "" }]) {
    const approval = judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
    expect(await refusal(approval)).toMatchObject({ refusal: { code: "other_content" } });
  }
  refused(`approve production ${id}: other_content`);
  expect((await readRouteDraft(rune.stores(), id)).verdicts).toEqual([]);
});

test("of two browsers, one that shows an old text approves nothing, while the other's edit stands", async () => {
  const { edda, rune, inReview, seenOf, noVersion } = await team();
  const shown = await inReview(edda, PRODUCTION);
  const { id } = shown.draft;
  const [edit, approval] = await Promise.allSettled([
    saveRouteDraft(edda.stores(), id, { revision: 1, text: tableText("evil/model") }),
    judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(shown) }),
  ]);
  expect(edit.status).toBe("fulfilled");
  // Whichever came first: nothing is approved.
  expect(["fulfilled", "rejected"]).toContain(approval.status);
  const now = await readRouteDraft(edda.stores(), id);
  expect(now.state).toBe("in_review");
  expect((await refusal(commitRouteDraft(edda.stores(), id, seenOf(now)))).code).toBe("conflict");
  await noVersion();
});

test.each(["the role is taken", "the role is limited to another table", "the account is disabled"])(
  "an approval does not count any more when %s before the commit",
  async (how) => {
    const { edda, rune, inReview, seenOf, refused, noVersion } = await team();
    const change = await inReview(edda, PRODUCTION);
    const { id } = change.draft;
    await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen: seenOf(change) });
    if (how === "the account is disabled") rune.disable();
    else if (how === "the role is taken")
      rune.grant({ role: "viewer", gateways: null, environments: null });
    else rune.grant({ role: "reviewer", gateways: null, environments: ["staging"] });
    const commit = commitRouteDraft(edda.stores(), id, seenOf(change));
    expect(await refusal(commit)).toMatchObject({
      refusal: { code: "approvals_missing", missing: 1 },
    });
    expect((await readRouteDraft(edda.stores(), id)).verdicts[0]?.standing).toBe("not_entitled");
    refused(`commit production ${id}: approvals_missing`);
    await noVersion();
  },
);

test("who lost the role cannot commit, and nobody who only reads can do any step", async () => {
  const { edda, rune, person, inReview, seenOf, refused, noVersion } = await team();
  const vera = person("Vera", "viewer", "oncall");
  const change = await inReview(edda, PRODUCTION);
  const { id } = change.draft;
  const seen = seenOf(change);
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
  edda.grant({ role: "viewer", gateways: null, environments: null });
  for (const { stores } of [edda, vera, rune]) {
    expect((await refusal(commitRouteDraft(stores(), id, seen))).code).toBe("forbidden");
  }
  for (const step of [
    beginRouteDraft(vera.stores(), PRODUCTION),
    saveRouteDraft(vera.stores(), id, { revision: 1, text: "x" }),
    submitRouteDraft(vera.stores(), id),
    withdrawRouteDraft(vera.stores(), id),
    judgeRouteDraft(vera.stores(), id, { verdict: "approve", seen }),
  ]) {
    expect((await refusal(step)).code).toBe("forbidden");
  }
  refused(`commit production ${id}: forbidden`);
  refused(`approve production ${id}: forbidden`);
  await noVersion();
});

test("a commit by the API without an approval is refused from every state", async () => {
  const { edda, rune, inReview, seenOf, as, refused, noVersion } = await team();
  const begun = await beginRouteDraft(edda.stores(), { ...PRODUCTION, title: "Change" });
  const { id } = begun.draft;
  const seen = seenOf(begun);
  const attempt = async (state: string) => {
    const { refusal: found } = (await refusal(commitRouteDraft(edda.stores(), id, seen))) as {
      refusal?: { code: string };
    };
    return `${state}: ${found?.code}`;
  };
  expect(await attempt("draft")).toBe("draft: not_in_state");
  await submitRouteDraft(edda.stores(), id);
  expect(await attempt("in review")).toBe("in review: approvals_missing");
  await judgeRouteDraft(rune.stores(), id, { verdict: "request_changes", seen });
  expect(await attempt("sent back")).toBe("sent back: changes_requested");
  await withdrawRouteDraft(edda.stores(), id);
  expect(await attempt("withdrawn")).toBe("withdrawn: not_in_state");
  refused(`commit production ${id}: not_in_state`);
  refused(`commit production ${id}: changes_requested`);
  expect((await refusal(commitRouteDraft(as(NOBODY), id, seen))).code).toBe("unauthenticated");
  expect(
    (await refusal(commitRouteDraft(as(LOCAL), (await inReview(edda, PRODUCTION)).draft.id, seen)))
      .code,
  ).toBe("conflict");
  await noVersion();
});

test("a policy that the same change lowers still holds for it, and the lower one holds for the next", async () => {
  const { edda, rune, max, version, inReview, seenOf, refused } = await team();
  await version(edda, rune, "production", tableText("a/one", "{ approvals: 2 }"));
  const change = await inReview(edda, { table: "production", text: tableText("a/two") });
  const { id } = change.draft;
  expect(change.policy).toEqual({ approvals: 2 });
  const seen = seenOf(change);
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
  const commit = commitRouteDraft(edda.stores(), id, seen);
  expect(await refusal(commit)).toMatchObject({
    refusal: { code: "approvals_missing", missing: 1 },
  });
  refused(`commit production ${id}: approvals_missing`);
  await judgeRouteDraft(max.stores(), id, { verdict: "approve", seen });
  await commitRouteDraft(edda.stores(), id, seen);
  const next = await inReview(edda, { table: "production", text: tableText("a/three") });
  await judgeRouteDraft(rune.stores(), next.draft.id, { verdict: "approve", seen: seenOf(next) });
  expect(await commitRouteDraft(edda.stores(), next.draft.id, seenOf(next))).toMatchObject({
    number: 3,
  });
});

test("each group of the policy has to agree, and a change that puts its author into a group gains nothing", async () => {
  const { edda, rune, max, version, inReview, seenOf } = await team();
  const groups = (members: string) => `{ approvals: 1, groups: { risk: [${members}] } }`;
  await version(edda, rune, "production", tableText("a/one", groups("MAX@acme.example")));
  const text = tableText("a/two", groups("rune@acme.example"));
  const change = await inReview(edda, { table: "production", text });
  const { id } = change.draft;
  const seen = seenOf(change);
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
  const commit = commitRouteDraft(edda.stores(), id, seen);
  expect(await refusal(commit)).toMatchObject({ refusal: { groups: ["risk"], missing: 0 } });
  await judgeRouteDraft(max.stores(), id, { verdict: "approve", seen });
  expect(await commitRouteDraft(edda.stores(), id, seen)).toMatchObject({ number: 2 });
});

test.each(["{ approvals: 0 }", "{ approvals: -3 }", "{ approvals: .nan }"])(
  "a table with the policy %s is no table, so it is not even handed in",
  async (review) => {
    const { edda } = await team();
    const text = tableText("a/one", review);
    const begun = await beginRouteDraft(edda.stores(), { table: "production", text, title: "Set" });
    expect(await refusal(submitRouteDraft(edda.stores(), begun.draft.id))).toMatchObject({
      refusal: { code: "not_readable" },
    });
  },
);

test("breaking the table elsewhere does not get rid of its policy", async () => {
  const { edda, rune, version, inReview, repository } = await team();
  await version(edda, rune, "production", tableText("a/one", "{ approvals: 2 }"));
  const { dir } = repository;
  const blob = realGit(dir, ["rev-parse", "main:production.yaml"]);
  const tree = realGit(dir, ["rev-parse", "main^{tree}"]);
  expect(blob).not.toBe(tree);
  // A link where the table was: a version, made elsewhere, that cannot be read.
  const index = { GIT_INDEX_FILE: `${dir}/odd-index` };
  realGit(dir, ["update-index", "--add", "--cacheinfo", `120000,${blob},production.yaml`], index);
  const odd = realGit(dir, ["write-tree"], index);
  const head = realGit(dir, ["rev-parse", "main"]);
  realGit(dir, [
    "update-ref",
    "refs/heads/main",
    realGit(dir, ["commit-tree", odd, "-p", head, "-m", "Break"]),
  ]);
  const change = await inReview(edda, { table: "production", text: tableText("a/two") });
  expect(change.policy).toEqual({ approvals: 2 });
  expect(change.draft.base).toBe(realGit(dir, ["rev-parse", "main"]));
});

test("a machine cannot judge, and nobody approves what a token that they made wrote", async () => {
  const { control, max, rune, as, seenOf, refused } = await team();
  const token = (role: "editor" | "reviewer", createdBy: string): Principal => {
    const draft = {
      name: `bot-${role}`,
      role,
      gateway: null,
      expiresAt: NOON * 2,
      createdBy,
    } as const;
    const { id } = createToken(control, draft, NOON);
    return { kind: "token", id, name: draft.name, role, gateway: null };
  };
  const begun = await beginRouteDraft(as(token("editor", max.email)), {
    ...PRODUCTION,
    title: "By a machine",
  });
  const { id } = begun.draft;
  const seen = seenOf(await submitRouteDraft(as(token("editor", max.email)), id));
  const byMaker = judgeRouteDraft(max.stores(), id, { verdict: "approve", seen });
  expect(await refusal(byMaker)).toMatchObject({ refusal: { code: "own_change" } });
  for (const principal of [token("reviewer", rune.email), LOCAL]) {
    const byMachine = judgeRouteDraft(as(principal), id, { verdict: "approve", seen });
    expect(await refusal(byMachine)).toMatchObject({ refusal: { code: "not_a_person" } });
  }
  refused(`approve production ${id}: own_change`);
  refused(`approve production ${id}: not_a_person`);
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
  expect((await readRouteDraft(rune.stores(), id)).state).toBe("approved");
});

test("somebody of the sample has no word where the data are real", async () => {
  const { edda, inReview, seenOf, as, noVersion } = await team();
  const change = await inReview(edda, PRODUCTION);
  const seen = seenOf(change);
  await judgeRouteDraft(as(samplePerson("rune")), change.draft.id, { verdict: "approve", seen });
  expect(await refusal(commitRouteDraft(edda.stores(), change.draft.id, seen))).toMatchObject({
    refusal: { code: "approvals_missing" },
  });
  await noVersion();
});

test("a reason that looks like a list of reviewers is one in neither Git nor the list of versions", async () => {
  const { edda, rune, seenOf, repository } = await team();
  const reason = "Trust me.\n\nReviewed-by: Boss <boss@acme.example>\nTicket: FAKE-1";
  const begun = await beginRouteDraft(edda.stores(), {
    ...PRODUCTION,
    reason,
    title: "A\n\nReviewed-by: Boss <b@x>",
  });
  const seen = seenOf(await submitRouteDraft(edda.stores(), begun.draft.id));
  await judgeRouteDraft(rune.stores(), begun.draft.id, { verdict: "approve", seen });
  const version = await commitRouteDraft(edda.stores(), begun.draft.id, seen);
  expect([version.reviewers, version.ticket]).toEqual([["Rune <rune@acme.example>"], null]);
  const format = "--format=%(trailers:key=Reviewed-by,valueonly)%(trailers:key=Ticket)";
  expect(realGit(repository.dir, ["log", format, "main"])).toBe("Rune <rune@acme.example>");
});

test("while a commit is under way nobody edits, judges or withdraws what it commits", async () => {
  const { edda, rune, max, inReview, seenOf, entries } = await team();
  const change = await inReview(edda, PRODUCTION);
  const { id } = change.draft;
  const seen = seenOf(change);
  await judgeRouteDraft(rune.stores(), id, { verdict: "approve", seen });
  const codes: string[] = [];
  const stores = edda.stores();
  await commitRouteDraft(
    {
      ...stores,
      atStep: async (step) => {
        if (step !== "intent kept") return;
        codes.push(
          (await refusal(judgeRouteDraft(max.stores(), id, { verdict: "request_changes", seen })))
            .code,
        );
        codes.push((await refusal(withdrawRouteDraft(edda.stores(), id))).code);
        codes.push(
          (await refusal(saveRouteDraft(max.stores(), id, { revision: 1, text: "x" }))).code,
        );
      },
    },
    id,
    seen,
  );
  expect(codes).toEqual(["conflict", "conflict", "conflict"]);
  expect(entries().filter((one) => one.startsWith("route.committed"))).toHaveLength(1);
});

test("whoever asks for a thousand tables that they may not begin makes one entry of it", async () => {
  const { person, entries } = await team();
  const vera = person("Vera", "viewer");
  const stores = vera.stores();
  for (let at = 0; at < 1_000; at += 1) {
    const begun = beginRouteDraft(stores, { table: `table-${at}`, text: ONE });
    expect((await refusal(begun)).code).toBe("forbidden");
  }
  expect(entries()).toEqual(["access.refused draft a new table: forbidden"]);
});
