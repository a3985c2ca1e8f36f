import { expect, expectAccessible, expectSettled, test } from "./console";
import { LIVE_RANGE } from "./live-gateways";

/** Every screen, over made-up and over recorded evidence, in each theme and size. */
const SCREENS = [
  { path: "/now", title: "Now" },
  { path: "/providers", title: "Providers" },
  { path: "/attempts", title: "Attempts" },
] as const;

for (const { path, title } of SCREENS) {
  test(`${title} is filled, accessible and says that it shows a sample`, async ({ page }) => {
    await page.goto(path);
    await expectSettled(page);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page.getByText("Sample data.")).toBeVisible();
    await expect(page.getByText("anthropic").first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test(`${title} is accessible over recorded Gateways and speaks of no sample`, async ({
    page,
    live,
  }) => {
    await page.goto(`${live}${path}?from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`);
    await expectSettled(page);
    await expect(page.getByText(/(?:openai|nova)-us|anthropic-eu|qwen-sg/).first()).toBeVisible();
    await expect(page.getByText("Sample data.")).toHaveCount(0);
    await expectAccessible(page);
  });

  test(`${title} says so when nothing is in range`, async ({ page, live }) => {
    await page.goto(`${live}${path}?from=1700000000000&to=1700003600000`);
    await expectSettled(page);
    await expect(page.getByText(/no data|nothing|no attempts/i).first()).toBeVisible();
    await expectAccessible(page);
  });
}

test("a page that does not exist leads back", async ({ page }) => {
  const response = await page.request.get("/nowhere");
  expect(response.status()).toBe(404);
});

async function expectNoSidewaysScroll(page: Parameters<typeof expectSettled>[0]) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "pixels by which the page is wider than the window").toBeLessThanOrEqual(0);
}
