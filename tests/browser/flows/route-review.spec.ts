import { expect, expectAccessible, expectSettled, test } from "../console";
import {
  becomePerson,
  call,
  changeBegun,
  changeInReview,
  type Draft,
  expectNoOverflow,
  FIRST,
  type Page,
  STRICT,
  tabTo,
} from "../route-drafts";

async function openAs(page: Page, person: string, { id, title }: Draft) {
  await becomePerson(page, person);
  await page.goto(`/routes/drafts/${id}`);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByRole("status", { name: "Reading" })).toHaveCount(0);
}

test("a reviewer reads what changes, accepts its warnings and approves it by keys alone; its author commits it", async ({
  page,
}) => {
  const draft = await changeInReview(page, "edda");
  await openAs(page, "rune", draft);
  await expect(page.getByText("It still needs 1 approval")).toBeVisible();
  await expect(page.getByRole("region", { name: "What changes" })).toContainText(
    "agent:opsloses its last fallback, openai/gpt-6-astra: strict from now on, no safety net",
  );
  const chains = page.getByRole("region", { name: "Effective chains" });
  await expect(chains.getByText("no safety net")).toBeVisible();

  const approve = page.getByRole("button", { name: "Approve" });
  await expect(approve).toBeDisabled();
  await expect(page.getByText("Tick 1 warning first.")).toBeVisible();
  const tick = page.getByRole("checkbox", { name: /agent ops has no safety net/ });
  await tabTo(page, tick);
  await page.keyboard.press("Space");
  await tabTo(page, page.getByLabel("Note"));
  await page.keyboard.type("Ops asked for it.");
  await tabTo(page, approve);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Approved by Rune Dahl: it can be committed.")).toBeVisible();
  const verdicts = page.getByRole("region", { name: "Verdicts" });
  await expect(verdicts).toContainText("Ops asked for it.");
  await expect(verdicts).toContainText("accepted 1 warning");
  await expect(page.getByRole("button", { name: "Commit", exact: true })).toBeDisabled();

  await openAs(page, "edda", draft);
  const commit = page.getByRole("button", { name: "Commit", exact: true });
  await tabTo(page, commit);
  await page.keyboard.press("Enter");
  await expect(page.getByText("It is committed.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^[0-9a-f]{10}$/ })).toBeVisible();
});

test("a reviewer comes from the list of tables to the change, and from its version back to the history", async ({
  page,
}) => {
  const draft = await changeInReview(page, "edda");
  await becomePerson(page, "rune");
  await page.goto("/now");
  await expectSettled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/routes/);
  const changes = page.getByRole("list", { name: `Changes of ${draft.table}` });
  await expect(changes).toContainText("In review, needs 1 approval");
  await changes.getByRole("link", { name: draft.title }).press("Enter");
  await expect(page.getByText("It still needs 1 approval")).toBeVisible();
  await page.getByRole("link", { name: draft.table }).first().press("Enter");
  await expect(page.getByRole("list", { name: "Versions" })).toContainText("The first version");
  const version = page.getByRole("region", { name: "Version 1: The first version" });
  await expect(version).toContainText("By Edda Rossi, reviewed by Rune Dahl");
  await expect(version).toContainText("new: anthropic/claude-opus-5, then openai/gpt-6-astra");
  await version.getByRole("button", { name: "As text" }).press("Enter");
  await expect(version.getByRole("row").nth(2)).toContainText("# Who gets what");
  await version.getByRole("button", { name: "Who wrote it" }).press("Enter");
  await expect(version.getByRole("table")).toContainText("Version 1, Edda Rossi");
  await version.getByRole("button", { name: "Before and after" }).press("Enter");
  await expect(version.getByRole("table", { name: "Before and after, by model" })).toBeVisible();
});

test("a change that waits for a reviewer is counted on every screen, told when it comes, and stands first in the list", async ({
  page,
}) => {
  await page.clock.install();
  await becomePerson(page, "rune");
  await page.goto("/now");
  await expectSettled(page);
  const { id, table } = await changeBegun(page, "edda");
  const title = `For the night of ${table}`;
  await call(page, "edda", "PUT", `/drafts/${id}`, { revision: 1, title });
  await call(page, "edda", "POST", `/drafts/${id}/submission`, {});
  // Not second by second: what is told in passing would have gone again by the end of the minute.
  await page.clock.fastForward(61_000);
  await expect(page.getByText(`“${title}” waits for your verdict.`)).toBeVisible();
  const toRoutes = page.getByRole("link", { name: /^Routes \d+ changes? waits? for you$/ });
  await toRoutes.press("Enter");
  const waiting = page.getByRole("list", { name: "Waits for you" });
  await expect(waiting.getByRole("listitem").filter({ hasText: title })).toContainText(
    "waits for your verdict",
  );
});

test("the replay tells how many of the sample's requests go elsewhere, and each number leads to its requests", async ({
  page,
}) => {
  await becomePerson(page, "rune");
  await page.goto("/routes");
  const change = page.getByRole("link", { name: "Support starts with the small OpenAI model" });
  await change.first().press("Enter");
  const replay = page.getByRole("region", { name: "Replay", exact: true });
  await expect(replay).toContainText(
    /Of [\d\s]+ requests [\d\s]+ \(.*%\) would begin with another model/,
  );
  await expect(replay).toContainText(
    /scenario known of [\d\s]+ of all [\d\s]+ requests.* of fra-1/,
  );
  const support = replay.getByRole("row", { name: /^agent:support/ });
  await expect(support).toContainText("anthropic/claude-haiku-5 → openai/gpt-6-astra-mini");
  const listed = replay.getByRole("table", { name: "Requests of the replay" });
  await support.getByRole("button").nth(1).press("Enter");
  await expect(listed.getByRole("row").nth(1)).toContainText("agent:support");
  await replay.getByText("What it cannot know").press("Enter");
  await expect(replay).toContainText("What a model that was not called would have answered");
  await listed.getByRole("link").first().press("Enter");
  await expect(page).toHaveURL(/\/requests\//);
});

test("of a table that no Gateway is said to serve all requests are replayed, and what belongs to others stands apart", async ({
  page,
}) => {
  const { id } = await changeInReview(page, "edda");
  await becomePerson(page, "rune");
  await page.goto(`/routes/drafts/${id}`);
  const replay = page.getByRole("region", { name: "Replay", exact: true });
  await expect(replay).toContainText(/requests.* of all Gateways/);
  await replay.getByRole("button", { name: /no chain begins so$/ }).press("Enter");
  const listed = replay.getByRole("table", { name: "Requests of the replay" });
  await expect(listed.getByRole("row").nth(1)).toContainText("No chain begins so");
  await replay.getByText("What it cannot know").press("Enter");
  await expect(replay).toContainText("none is said to serve its environment");
});

test("who wrote a change cannot approve it, and reads why", async ({ page }) => {
  const draft = await changeInReview(page, "ada");
  await openAs(page, "ada", draft);
  await expect(page.getByText(/^You cannot approve it: /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Request changes" })).toBeDisabled();
});

test("a text that is edited while somebody reads it stays until they load the newer one", async ({
  page,
}) => {
  const draft = await changeInReview(page, "edda");
  await openAs(page, "rune", draft);
  const text = STRICT.replace("claude-haiku-5", "claude-opus-5");
  await call(page, "edda", "PUT", `/drafts/${draft.id}`, { revision: draft.revision, text });
  const load = page.getByRole("button", { name: /^Load revision/ });
  await expect(load).toBeVisible();
  const changes = page.getByRole("region", { name: "What changes" });
  await expect(changes).not.toContainText("claude-opus-5");
  await expect(page.getByRole("button", { name: "Request changes" })).toBeDisabled();
  await tabTo(page, load);
  await page.keyboard.press("Enter");
  await expect(changes).toContainText("claude-opus-5");
  await expect(load).toHaveCount(0);
});

test("a line is commented on from the difference of the texts", async ({ page }) => {
  const draft = await changeInReview(page, "edda");
  await openAs(page, "rune", draft);
  await page.getByRole("button", { name: "As text" }).press("Enter");
  await page.getByRole("button", { name: "Comment on line 6" }).press("Enter");
  await page.getByLabel("Comment on line 6").last().fill("Why not Qwen?");
  await page.getByRole("button", { name: "Comment", exact: true }).first().press("Enter");
  const said = page.getByRole("article", { name: "Comment of Rune Dahl" });
  await expect(said).toContainText("Why not Qwen?");
  await said.getByRole("button", { name: "Resolve" }).press("Enter");
  await expect(said).toContainText("resolved by");
});

test("a line that a reviewer suggests is applied by the author with one press", async ({
  page,
}) => {
  const draft = await changeInReview(page, "edda");
  await openAs(page, "rune", draft);
  await page.getByRole("button", { name: "As text" }).press("Enter");
  await page.getByRole("button", { name: "Comment on line 6" }).press("Enter");
  await page.getByLabel("Comment on line 6").last().fill("Qwen is better than nothing.");
  await page.getByRole("button", { name: "Suggest another line" }).press("Enter");
  const instead = STRICT.split("\n")[5]?.replace("[]", "[qwen/qwen-max]") ?? "";
  await page.getByLabel("The line instead").fill(instead);
  await page.getByRole("button", { name: "Comment", exact: true }).first().press("Enter");
  const said = page.getByRole("article", { name: "Comment of Rune Dahl" });
  await expect(said).toContainText(instead.trim());

  await openAs(page, "edda", draft);
  await said.getByRole("button", { name: "Apply the suggestion" }).press("Enter");
  const changes = page.getByRole("region", { name: "What changes" });
  await expect(changes).toContainText("qwen/qwen-max");
  await expect(changes).not.toContainText("no safety net");
});

test("a check leads to its line in the text, far from what changed as well", async ({ page }) => {
  const far = (text: string) =>
    text.replace("  agent:ops", `${"  # far away\n".repeat(12)}  agent:ops`);
  const draft = await changeInReview(page, "edda", [far(FIRST), far(STRICT)]);
  await openAs(page, "rune", draft);
  await page.getByRole("region", { name: "Checks" }).locator("summary").press("Enter");
  await page.getByRole("link", { name: "line 5" }).first().press("Enter");
  const line = page.getByRole("row").and(page.locator("[aria-current=true]"));
  await expect(line).toContainText("fallbacks: [openai/gpt-6-astra, qwen/qwen-max]");
});

test("where a newer version changed the same, the author chooses a side, and the text is brought onto it", async ({
  page,
}) => {
  const draft = await changeInReview(page, "edda");
  const other = await call<Draft>(page, "edda", "POST", "/drafts", {
    ...{ table: draft.table, title: "Ops on Opus" },
    text: FIRST.replace("claude-haiku-5", "claude-opus-5"),
  });
  const seen = { contentHash: other.contentHash, textHash: other.textHash };
  const reason = "Haiku is down, and ops stands still.";
  await call(page, "ada", "POST", `/drafts/${other.id}/emergency-commit`, { ...seen, reason });
  await openAs(page, "edda", draft);
  await expect(page.getByText("stale: a newer version is live")).toBeVisible();
  const bring = page.getByRole("button", { name: "Bring the newer version in" });
  await bring.press("Enter");
  await expect(bring).toBeDisabled();
  await page.getByRole("radio", { name: /^This change:.*no safety net/ }).press("Space");
  await bring.press("Enter");
  await expect(page.getByText("is the live version")).toBeVisible();

  await openAs(page, "ada", { ...other, title: "Ops on Opus" });
  await expect(page.getByText(reason)).toBeVisible();
  await expect(page.getByText(/still needs 1 approval .* afterwards\.$/)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`the review is accessible in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const draft = await changeInReview(page, "edda");
      await openAs(page, "rune", draft);
      await expectSettled(page);
      await expectAccessible(page);
      await page.getByRole("button", { name: "As text" }).press("Enter");
      await expect(page.getByRole("table").first()).toContainText("unchanged");
      await expectAccessible(page);
      await expectNoOverflow(page);
    });
  }
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`tables and their history are accessible in ${colorScheme} at ${width} px`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { table } = await changeInReview(page, "edda");
      for (const path of [
        "/routes",
        `/routes/tables/${table}`,
        `/routes/tables/${table}?view=effect`,
      ]) {
        await page.goto(path);
        await expect(
          page.getByRole("link", { name: table }).or(page.getByText("In words")).first(),
        ).toBeVisible();
        await expectSettled(page);
        await expectAccessible(page);
        await expectNoOverflow(page, path);
      }
    });
  }
}
