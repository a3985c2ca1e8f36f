import { expect, expectAccessible, expectSettled, test } from "../console";

test("Ctrl-K goes to a screen with range and filters", async ({ page }) => {
  await page.goto("/now?r=7d&region=us-east");
  await expectSettled(page);
  const palette = await openPalette(page);
  await expectAccessible(page);
  await page.keyboard.type("prov");
  await expect(palette.getByRole("option", { name: /Providers/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Providers" })).toBeVisible();
  await expect(page).toHaveURL(/r=7d/);
  await expect(page).toHaveURL(/region=us-east/);
  await expect(palette).toBeHidden();
});

test("a model that is chosen becomes a filter of this screen, and is remembered", async ({
  page,
}) => {
  await page.goto("/providers?by=provider");
  await expectSettled(page);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type("opus");
  await expect(page.getByRole("option", { name: /claude-opus-5/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/providers\?.*model=claude-opus-5/);
  await expect(page).toHaveURL(/by=provider/);

  await openPalette(page);
  const recent = page.getByRole("group", { name: "Recent" });
  await expect(recent.getByRole("option", { name: /claude-opus-5/ })).toBeVisible();
});

test("arrow keys move through what is found, Esc leaves everything as it was", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  await openPalette(page);
  await page.keyboard.type("q");
  const options = page.getByRole("option");
  await expect(options.first()).toHaveAttribute("data-highlighted", "");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("data-highlighted", "");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Search" })).toBeHidden();
  expect(new URL(page.url()).search).toBe("");
});

test("any id leads to its request", async ({ page }) => {
  const { attempts } = await (
    await page.request.get("/api/v1/attempts?limit=1&outcome=rate_limited")
  ).json();
  const id = attempts[0].requestId ?? attempts[0].traceId;
  await page.goto("/quality");
  await expectSettled(page);
  await openPalette(page);
  await page.keyboard.type(id);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/requests/${id}`));
  await expect(page.getByRole("main")).toContainText(id.slice(0, 6));
});

test("Ctrl-K finds a route table by its name and an open change by its title", async ({ page }) => {
  const { tables } = await (await page.request.get("/api/v1/routes")).json();
  // Of the sample: other tests begin changes too.
  const { table, drafts } = tables.find((one: { table: string }) => one.table === "europe");
  for (const [typed, path] of [
    [table, `/routes/tables/${table}`],
    [drafts[0].title, `/routes/drafts/${drafts[0].id}`],
  ]) {
    await page.goto("/quality");
    await expectSettled(page);
    await openPalette(page);
    await page.keyboard.type(typed);
    const found = page.getByRole("group", { name: "Route tables" });
    await found.getByRole("option", { name: typed }).first().click();
    await expect(page).toHaveURL(new RegExp(path));
  }
});

test("a request says which version of a route table was in force, and leads to it", async ({
  page,
}) => {
  const { requests } = await (await page.request.get("/api/v1/requests?limit=1")).json();
  await page.goto(`/requests/${requests[0].requestId ?? requests[0].traceId}`);
  await expectSettled(page);
  const link = page.getByRole("link", { name: /^version \d+ of [a-z-]+$/ }).first();
  await expect(link).toBeVisible();
  await expectAccessible(page);
  await link.click();
  await expect(page).toHaveURL(/\/routes\/tables\/[a-z-]+\?to=[0-9a-f]{40}/);
});

async function openPalette(page: Parameters<typeof expectSettled>[0]) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  return palette;
}
