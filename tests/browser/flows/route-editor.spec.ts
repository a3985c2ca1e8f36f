import { resolve } from "node:path";
import { expect, expectAccessible, expectSettled, test } from "../console";
import {
  becomePerson,
  call,
  changeBegun,
  type Draft,
  expectNoOverflow,
  FIRST,
  freeTable,
  type Page,
  STRICT,
  tabTo,
} from "../route-drafts";

const RECORDED = resolve(import.meta.dirname, "../../fixtures/openclaw-config/gateway-a.json");

async function openEditor(page: Page, person: string, { id }: Draft, query = "") {
  await becomePerson(page, person);
  await page.goto(`/routes/drafts/${id}/edit${query}`);
  await expect(page.getByRole("article", { name: "Editor of a route table" })).toBeVisible();
}

function yaml(page: Page) {
  return page.getByLabel("The table as YAML");
}

async function expectSaved(page: Page) {
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
}

async function textOf(page: Page, { id }: Draft): Promise<string> {
  return (await call<Draft>(page, "edda", "GET", `/drafts/${id}`)).text;
}

test("by keys alone a chain gets a fallback, another order, and goes to review", async ({
  page,
}) => {
  const draft = await changeBegun(page, "edda");
  await openEditor(page, "edda", draft);
  await tabTo(page, page.getByRole("button", { name: "default: edit" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Add a fallback to default"));
  await page.keyboard.type("anthropic/claude-haiku-5");
  await page.keyboard.press("Enter");
  const chain = page.getByRole("list", { name: "Chain of default" });
  await expect(chain.getByLabel("Fallback 3", { exact: true })).toHaveValue(
    "anthropic/claude-haiku-5",
  );
  await tabTo(page, page.getByRole("button", { name: "Move anthropic/claude-haiku-5 up" }));
  await page.keyboard.press("Enter");
  await expect(chain.getByLabel("Fallback 2", { exact: true })).toHaveValue(
    "anthropic/claude-haiku-5",
  );
  // The same by the handle, as who drags by keys: lift, move, drop.
  const handle = page.getByRole("button", { name: "Move Fallback 2, anthropic/claude-haiku-5" });
  await handle.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("anthropic/claude-haiku-5 is over place 3 of 4")).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("anthropic/claude-haiku-5 is over place 2 of 4")).toBeAttached();
  await page.keyboard.press("Space");
  await expect(chain.getByLabel("Fallback 1", { exact: true })).toHaveValue(
    "anthropic/claude-haiku-5",
  );
  await expectSaved(page);
  expect(await textOf(page, draft)).toContain(
    "fallbacks: [anthropic/claude-haiku-5, openai/gpt-6-astra, qwen/qwen-max]",
  );
  await tabTo(page, page.getByRole("button", { name: "Submit for review" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/routes/drafts/${draft.id}$`));
  await expect(page.getByText("It still needs 1 approval")).toBeVisible();
});

test("a chain is put in order with the pointer, and Undo takes it back, by its button and by its keys", async ({
  page,
}) => {
  const draft = await changeBegun(page, "edda");
  await openEditor(page, "edda", draft, "?scenario=default");
  const first = page.getByLabel("Fallback 1", { exact: true });
  const from = await page.getByRole("button", { name: /^Move Fallback 2,/ }).boundingBox();
  const to = await page.getByRole("button", { name: /^Move Fallback 1,/ }).boundingBox();
  if (from === null || to === null) throw new Error("There is no handle.");
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y - 4, { steps: 4 });
  await page.mouse.move(to.x + 8, to.y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(first).toHaveValue("qwen/qwen-max");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(first).toHaveValue("openai/gpt-6-astra");
  await page.keyboard.press("Control+Shift+Z");
  await expect(first).toHaveValue("qwen/qwen-max");
  await page.keyboard.press("Control+z");
  await expect(first).toHaveValue("openai/gpt-6-astra");
});

test("form and YAML are the same draft: comments and order stay through both", async ({ page }) => {
  const draft = await changeBegun(page, "edda");
  await openEditor(page, "edda", draft, "?view=yaml");
  const commented = STRICT.replace("  agent:ops", "  # read at night\n  agent:ops");
  await yaml(page).fill(commented);
  await page.getByRole("button", { name: "Form" }).click();
  await page.getByRole("button", { name: "agent:ops: edit" }).click();
  const add = page.getByLabel("Add a fallback to agent:ops");
  await add.fill("qwen/qwen-max");
  await add.press("Enter");
  await page.getByRole("button", { name: "YAML" }).click();
  const after = commented.replace("fallbacks: [] }", "fallbacks: [qwen/qwen-max] }");
  await expect(yaml(page)).toHaveValue(after);
  await expectSaved(page);
  expect(await textOf(page, draft)).toBe(after);
});

test("a text that is no table is kept, its line is named, and the form waits for it", async ({
  page,
}) => {
  const draft = await changeBegun(page, "edda");
  await openEditor(page, "edda", draft, "?view=yaml");
  await yaml(page).fill(STRICT.replace("primary: anthropic/claude-opus-5", "primary: 5"));
  await expect(page.getByRole("button", { name: "line 4" })).toBeVisible();
  await expectSaved(page);
  await page.getByRole("button", { name: "Form" }).click();
  await expect(page.getByText("there is no form of it yet")).toBeVisible();
  await page.getByRole("button", { name: "Mend it as YAML" }).click();
  await yaml(page).fill(STRICT);
  await page.getByRole("button", { name: "Form" }).click();
  await expect(page.getByRole("button", { name: "agent:ops: edit" })).toBeVisible();
});

test.describe("when nothing can be saved", () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|status of 401/ });

  test("what was typed without a network is there again after the browser's page died", async ({
    page,
    context,
  }) => {
    const draft = await changeBegun(page, "edda");
    await openEditor(page, "edda", draft, "?view=yaml");
    const typed = STRICT.replace("# Who gets what", "# Who gets what, and why");
    await context.setOffline(true);
    await yaml(page).fill(typed);
    await expect(page.getByText(/^Not saved: /)).toBeVisible();
    await expect(page.getByText("This browser keeps a copy.")).toBeVisible();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`/routes/drafts/${draft.id}/edit?view=yaml`);
    await expect(yaml(next)).toHaveValue(typed);
    await expect(
      next.getByText("What was not saved when this page was left is here again."),
    ).toBeVisible();
    await expectSaved(next);
    expect(await textOf(next, draft)).toBe(typed);
  });

  test("a session that ends while one types loses nothing, and a new one saves it", async ({
    page,
    context,
    live,
  }) => {
    const cookies = await context.cookies();
    const api = `${live}/api/v1`;
    const { csrf } = await (await page.request.get(`${api}/me`)).json();
    const begun = await page.request.post(`${api}/routes/drafts`, {
      headers: { "x-signalbox-csrf": csrf, origin: live },
      data: { table: freeTable(), text: FIRST, title: "A long night" },
    });
    const draft = (await begun.json()) as Draft;
    await page.goto(`${live}/routes/drafts/${draft.id}/edit?view=yaml`);
    await expect(yaml(page)).toHaveValue(FIRST);
    await context.clearCookies();
    const typed = FIRST.replace("# Who gets what", "# Typed when nobody was signed in");
    await yaml(page).fill(typed);
    await page.waitForURL(/\/sign-in\?next=/);
    // Signing in leads back there.
    const next = new URL(page.url()).searchParams.get("next");
    await context.addCookies(cookies);
    await page.goto(`${live}${next}`);
    await expect(yaml(page)).toHaveValue(typed);
    await expectSaved(page);
    const saved = await page.request.get(`${api}/routes/drafts/${draft.id}`);
    expect((await saved.json()).text).toBe(typed);
  });
});

test("two people who save the same draft see both, and keep both changes", async ({
  page,
  browser,
}) => {
  const draft = await changeBegun(page, "edda");
  const { origin } = new URL((await page.request.get("/readyz")).url());
  const other = await browser.newContext({ baseURL: origin });
  const second = await other.newPage();
  await openEditor(page, "edda", draft, "?view=yaml");
  await openEditor(second, "ada", draft, "?view=yaml");
  await expect(second.getByText("Also here: Edda Rossi (editing)")).toBeVisible();

  await yaml(page).fill(STRICT.replace("qwen/qwen-max", "qwen/qwen-plus"));
  await expectSaved(page);
  await expect.poll(() => textOf(page, draft)).toContain("qwen/qwen-plus");
  await yaml(second).fill(STRICT.replace("claude-haiku-5", "claude-opus-5"));
  const conflict = second.getByRole("alert", { name: /Edda Rossi saved this draft/ });
  await expect(conflict).toBeVisible();
  await expectAccessible(second);
  expect(await textOf(page, draft)).not.toContain("agent:ops: { primary: anthropic/claude-opus-5");
  await conflict.getByRole("button", { name: "Keep both changes" }).press("Enter");
  await expect(conflict).toHaveCount(0);
  await expectSaved(second);
  const both = await textOf(page, draft);
  expect(both).toContain("qwen/qwen-plus");
  expect(both).toContain("agent:ops: { primary: anthropic/claude-opus-5");
  await expect(yaml(page)).toHaveValue(both, { timeout: 30_000 });
  await other.close();
});

test("the model picker tells what the last day says of each model", async ({ page }) => {
  const draft = await changeBegun(page, "edda");
  await openEditor(page, "edda", draft, "?scenario=agent:ops");
  await page.getByLabel("Add a fallback to agent:ops").click();
  const offered = page.getByRole("option", { name: /^openai\/gpt-6-astra served/ });
  await expect(offered).toContainText(/served .*%.* P95 .* 429 .*%.* n \d/);
  await expect(offered).toContainText("last seen");
  await page.getByLabel("Add a fallback to agent:ops").fill("no-such/model");
  await expect(page.getByText("Enter takes it as typed.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "What this draft does" })).toContainText(
    "no-such/model",
  );
});

test("a Gateway's configuration becomes a draft in the editor", async ({ page }) => {
  await becomePerson(page, "edda");
  await page.goto("/routes");
  await expectSettled(page);
  await page.getByRole("button", { name: /^Import/ }).click();
  const dialog = page.getByRole("dialog", { name: "Import a configuration" });
  await dialog.getByLabel("openclaw.json and the files that it includes").setInputFiles(RECORDED);
  await dialog.getByLabel("Table").fill(freeTable());
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expect(dialog.getByRole("status", { name: "What was read" })).toContainText("understood");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Begin a change with it" }).click();
  await expect(page.getByRole("button", { name: "default: edit" })).toBeVisible();
});

test("of five hundred scenarios those in sight are drawn, and each is found", async ({ page }) => {
  await becomePerson(page, "edda");
  const rows = Array.from(
    { length: 499 },
    (_, at) => `  agent:a${at}: { primary: openai/gpt-6-astra, fallbacks: [qwen/qwen-max] }\n`,
  );
  const text = FIRST + rows.join("");
  const table = freeTable();
  const draft = await call<Draft>(page, "edda", "POST", "/drafts", { table, text, title: "Many" });
  await openEditor(page, "edda", draft);
  const scenarios = page.getByRole("region", { name: "Scenarios" });
  await expect(scenarios.getByText("501 scenarios")).toBeVisible();
  expect(await scenarios.getByRole("listitem").count()).toBeLessThan(80);
  await page.getByLabel("Find a scenario or a model").fill("agent:a498");
  await page.getByRole("button", { name: "agent:a498: edit" }).press("Enter");
  await page.getByRole("button", { name: "Remove qwen/qwen-max" }).press("Enter");
  await expect(scenarios.getByText("no safety net", { exact: true })).toBeVisible();
  await expectSaved(page);
  expect(await textOf(page, draft)).toBe(
    text.replace(
      "agent:a498: { primary: openai/gpt-6-astra, fallbacks: [qwen/qwen-max] }",
      "agent:a498: { primary: openai/gpt-6-astra, fallbacks: [] }",
    ),
  );
});

test("who may not edit reads the draft and why not", async ({ page }) => {
  const draft = await changeBegun(page, "edda");
  await openEditor(page, "rune", draft, "?scenario=default");
  await expect(page.getByText(/^You can read this draft, not edit it: /)).toBeVisible();
  await expect(page.getByLabel("Fallback 1", { exact: true })).toBeDisabled();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`the editor is accessible in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const draft = await changeBegun(page, "edda");
      await openEditor(page, "edda", draft, "?scenario=default");
      await expect(page.getByText("loses its last fallback")).toBeVisible();
      await page.getByRole("group").evaluateAll((all) => {
        for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true;
      });
      await expectSettled(page);
      await expectAccessible(page);
      await expectNoOverflow(page, "form:");
      await page.getByRole("button", { name: "YAML" }).click();
      await yaml(page).fill(`${FIRST}banned: 5\n`);
      await expect(page.getByRole("button", { name: /^line / })).toBeVisible();
      await expectAccessible(page);
      await expectNoOverflow(page, "YAML:");
    });
  }
}
