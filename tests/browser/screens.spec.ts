import { expect, expectAccessible, expectSettled, test } from "./console";
import { LIVE_RANGE } from "./live-gateways";

/** Every screen, over made-up and over recorded evidence, in each theme and size. */
const SCREENS = [
  { path: "/now", title: "Now", ranged: true },
  { path: "/providers", title: "Providers", ranged: true },
  { path: "/keys", title: "Keys", ranged: true },
  {
    path: "/downgrades",
    title: "Downgrades",
    ranged: true,
    sample: "served by a lesser model",
    recorded: /served by a lesser model/,
  },
  {
    path: "/requests",
    title: "Requests",
    ranged: true,
    sample: "claude",
    recorded: /gw-(us|sg|old)/,
  },
  { path: "/attempts", title: "Attempts", ranged: true },
  // It shows what arrives now, whatever the range of the others.
  { path: "/tail", title: "Tail", ranged: false },
  {
    path: "/routes",
    title: "Routes",
    ranged: false,
    sample: "Import a configuration",
    recorded: /Import a configuration/,
  },
  { path: "/quality", title: "Quality", ranged: true, sample: "fra-1", recorded: /gw-us/ },
  {
    path: "/settings",
    title: "Settings",
    ranged: false,
    sample: "First actions",
    recorded: /First actions/,
  },
  // Whoever looks at the sample is its viewer; over recorded Gateways it is the administrator.
  {
    path: "/people",
    title: "People",
    ranged: false,
    sample: "You may not see this",
    recorded: /mia@team\.example/,
  },
  {
    path: "/tokens",
    title: "Tokens",
    ranged: false,
    sample: "You may not see this",
    recorded: /There is no token yet/,
  },
  {
    path: "/audit",
    title: "Audit",
    ranged: false,
    sample: "You may not see this",
    recorded: /chain unbroken/,
  },
  {
    path: "/account",
    title: "Account",
    ranged: false,
    sample: "What I may do",
    recorded: /Second factor/,
  },
] as const satisfies readonly {
  path: string;
  title: string;
  ranged: boolean;
  /** What is on it, where that is not the name of a provider. */
  sample?: string;
  recorded?: RegExp;
}[];

for (const { path, title, ranged, ...shown } of SCREENS) {
  const { sample = "anthropic", recorded = /(?:openai|nova)-us|anthropic-eu|qwen-sg/ } =
    "sample" in shown ? shown : {};
  test(`${title} is filled, accessible and says that it shows a sample`, async ({ page }) => {
    await page.goto(path);
    await expectSettled(page);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page.getByText("Sample data.")).toBeVisible();
    await expect(page.getByText(sample).filter({ visible: true }).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test(`${title} is accessible over recorded Gateways and speaks of no sample`, async ({
    page,
    live,
  }) => {
    await page.goto(`${live}${path}?from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`);
    await expectSettled(page);
    await expect(page.getByText(recorded).filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText("Sample data.")).toHaveCount(0);
    await expectAccessible(page);
  });

  if (!ranged) continue;
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
