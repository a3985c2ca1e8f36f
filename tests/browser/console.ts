import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { administratorCookies } from "./administrator";
import { type Place, place } from "./place";

type Fixtures = {
  /** Errors on the console that a test causes on purpose. */
  expectedErrors: RegExp | null;
  noConsoleErrors: undefined;
  /** Where the server with the recorded Gateways is. The browser is signed in there as its administrator. */
  live: string;
  /** The same of the server with the ten incidents. */
  incidents: string;
  /** The server where nobody has an account before a test makes one. */
  door: Place;
};

/** A page that fails its test when it writes an error to the console, and knows the scenes. */
export const test = base.extend<Fixtures>({
  expectedErrors: [null, { option: true }],
  noConsoleErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !expectedErrors?.test(message.text())) {
          errors.push(message.text());
        }
      });
      page.on("pageerror", (error) => errors.push(error.message));
      await use(undefined);
      expect(errors, "errors on the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  live: async ({ context }, use) => {
    await context.addCookies(administratorCookies("live"));
    await use((await place("live")).baseURL);
  },
  incidents: async ({ context }, use) => {
    await context.addCookies(administratorCookies("incidents"));
    await use((await place("incidents")).baseURL);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  door: async ({}, use) => {
    await use(await place("door"));
  },
});

export { expect };

type Page = Parameters<Parameters<typeof test>[2]>[0]["page"];

/** WCAG 2.2 A and AA, over the whole page as it is now. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(" | ")}`),
  ).toEqual([]);
}

/** Nothing is being read any more; also behind an open dialog, which hides the page from roles. */
export async function expectSettled(page: Page) {
  await expect(page.locator("main")).toBeVisible();
  const reading = page.getByRole("status", { name: "Reading", includeHidden: true });
  await expect(reading).toHaveCount(0);
  await page.waitForLoadState("networkidle");
}
