import { expect, expectAccessible, expectSettled, test } from "../console";

test("the sample says how to connect a Gateway", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  await page.getByRole("button", { name: "Connect your Gateway" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect your Gateway" });
  await expect(dialog).toContainText("npm run signalbox -- ingest --gateway");
  await expectAccessible(page);
});

test("the theme that was chosen stays", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.reload();
  await expectSettled(page);
  expect(await ground()).toBe(dark);
});

test("range and filters stand in the URL and travel with the links", async ({ page }) => {
  await page.goto("/now?r=7d&region=us-east");
  await expectSettled(page);
  await page.getByRole("link", { name: "Providers" }).first().click();
  await expect(page).toHaveURL(/providers\?.*r=7d/);
  await expect(page).toHaveURL(/region=us-east/);
});

test.describe("when the server fails", () => {
  test.use({ expectedErrors: /status of 500/ });

  test("what was read stays and the page says so", async ({ page }) => {
    await page.goto("/providers?refresh=off");
    await expectSettled(page);
    await page.route("**/api/v1/**", (route) => route.fulfill({ status: 500, json: {} }));
    await page.keyboard.press("r");
    await expect(page.getByRole("button", { name: /try again|retry/i }).first()).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByText("anthropic").first()).toBeVisible();
  });
});

test("the API under a foreign host name answers nothing", async ({ request }) => {
  const answer = await request.get("/api/v1/heatmap", { headers: { host: "evil.example" } });
  expect(answer.status()).toBe(403);
});

test("every answer forbids framing, sniffing and foreign scripts", async ({ request }) => {
  const { "content-security-policy": csp, ...headers } = (await request.get("/now")).headers();
  expect(csp).toContain("frame-ancestors 'none'");
  expect(csp).not.toContain("unsafe-eval");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
});
