import { expect, expectAccessible, expectSettled, test } from "../console";
import { LIVE_RANGE } from "../live-gateways";

const AT = `from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`;

test.describe("data quality of recorded Gateways", () => {
  test("the answer names the Gateway that hides its successes, and how to change that", async ({
    page,
    live,
  }) => {
    await page.goto(`${live}/quality?${AT}`);
    await expectSettled(page);
    const answer = page.getByRole("region", { name: "Can the numbers be trusted?" });
    await expect(answer).toContainText(/\d of \d Gateways sends? evidence of every call/);
    await expect(answer).toContainText("gw-us logs failures only");
    await answer.getByRole("link", { name: "gw-us" }).click();
    await expect(answer.getByText("gw-us logs failures only.")).toBeVisible();
    await expect(page.getByText("OPENCLAW_DIAGNOSTICS=timeline").first()).toBeVisible();
    await expect(
      page.getByText(
        "npm run signalbox -- ingest --gateway gw-us /var/log/openclaw/timeline.jsonl",
      ),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test("a Gateway's name narrows the screen down to it, and its attempts are a click away", async ({
    page,
    live,
  }) => {
    await page.goto(`${live}/quality?${AT}`);
    await expectSettled(page);
    const panel = page.getByRole("region", { name: "Gateways" });
    await panel.getByRole("link", { name: "gw-sg" }).click();
    await expect(page).toHaveURL(/gateway=gw-sg/);
    await expect(panel.getByRole("listitem")).toHaveCount(1);
    await panel.getByRole("link", { name: /attempts$/ }).click();
    await expect(page).toHaveURL(/\/attempts\?.*gateway=gw-sg/);
    await expectSettled(page);
    await expect(page.getByText(/^1–\d+ of \d+/)).toBeVisible();
  });

  test("a contradiction leads to attempts that are marked as such", async ({ page, live }) => {
    await page.goto(`${live}/quality?${AT}`);
    await expectSettled(page);
    const panel = page.getByRole("region", { name: "Contradictions" });
    await panel.getByRole("row").nth(1).getByRole("link").last().click();
    await expect(page).toHaveURL(/\/attempts\?.*outcome=/);
    await expectSettled(page);
    await expect(page.getByText(/The evidence says/).first()).toBeAttached();
  });

  test("the sources are a table to sort, to walk by keyboard and to take along", async ({
    page,
    live,
  }) => {
    await page.goto(`${live}/quality?${AT}`);
    await expectSettled(page);
    const panel = page.getByRole("region", { name: "Sources" });
    await panel.getByRole("button", { name: "lines" }).press("Enter");
    await expect(panel.getByRole("columnheader", { name: "lines" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("link", { name: "CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("quality.csv");
  });

  test("coverage has a table behind its picture", async ({ page, live }) => {
    await page.goto(`${live}/quality?${AT}`);
    await expectSettled(page);
    const panel = page.getByRole("region", { name: "Coverage of each field", exact: true });
    await expect(panel.getByRole("img", { name: /^key: / }).first()).toBeVisible();
    await panel.getByRole("button", { name: "Table" }).click();
    await expect(panel.getByRole("columnheader", { name: "session" })).toBeVisible();
    // Where the click has scrolled to, a head that sticks may lie over half a link of another panel.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page);
  });
});

test("g q goes to the screen with range and filters", async ({ page }) => {
  await page.goto("/now?r=7d&region=us-east");
  await expectSettled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page).toHaveURL(/\/quality\?.*region=us-east/);
  await expect(page).toHaveURL(/r=7d/);
});

test("ratios by key are withheld where failures alone name one, with the way to Quality", async ({
  page,
}) => {
  await page.goto("/now?rows=key&columns=provider");
  await expectSettled(page);
  const panel = page.getByRole("region", { name: "Failure ratio" });
  await expect(panel.getByText(/key known for as little as/)).toBeVisible();
  await expect(panel.getByText("rate withheld").first()).toBeVisible();
  await panel.getByRole("link", { name: "See data quality" }).click();
  await expect(page).toHaveURL(/\/quality/);
});

test.describe("when the server fails", () => {
  test.use({ expectedErrors: /status of 500/ });

  test("what was read stays, and can be tried again", async ({ page }) => {
    await page.goto("/quality?refresh=off");
    await expectSettled(page);
    await page.route("**/api/v1/quality**", (route) => route.fulfill({ status: 500, json: {} }));
    await page.keyboard.press("r");
    await expect(page.getByRole("button", { name: "Try again" }).first()).toBeVisible();
    await expect(page.getByText("fra-1").first()).toBeVisible();
  });
});
