import AxeBuilder from "@axe-core/playwright";
import { SCREENS } from "@/components/console/screens";
import { expect, expectSettled, test } from "../console";

/** A4, landscape, less its margins, at 96 pixels an inch. */
const PAPER = { width: 1032, height: 703 };
/** By so much a browser shrinks what is wider than the paper. */
const SHRINK = 1.5;

test.use({ colorScheme: "dark" });

for (const { path, word, timeless, streams } of SCREENS) {
  test(`${word} prints whole, and on white although the screen is dark`, async ({ page }) => {
    await page.goto(`${path}?tz=utc&not_region=nowhere`);
    await expectSettled(page);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: "print" });
    await expectSettled(page);
    await expect(page.getByRole("navigation")).toHaveCount(0);
    for (const name of [/^columns/i, /^csv$/i, /^refresh/i, /^search/i, /^what is /i]) {
      await expect(page.getByRole("button", { name })).toHaveCount(0);
      await expect(page.getByRole("link", { name })).toHaveCount(0);
    }
    const head = page.getByRole("banner");
    await expect(head).toContainText(word);
    if (!timeless) await expect(head).toContainText("is not nowhere");
    if (!timeless && !streams) {
      await expect(head).toContainText(/\d{4} \d\d:\d\d – .*\d{4} \d\d:\d\d \(UTC\)/);
    }
    expect(await page.evaluate(cutOff)).toEqual([]);
    const { width, background } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      background: getComputedStyle(document.documentElement).backgroundColor,
    }));
    expect(width).toBeLessThanOrEqual(PAPER.width * SHRINK);
    expect(background).toBe("rgb(255, 255, 255)");
    const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ target }) => target))).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
}

test("a long table prints every row that is loaded and says how many are not", async ({ page }) => {
  await page.goto("/attempts");
  await expectSettled(page);
  const rows = page.getByRole("table", { name: /^Attempts/ }).locator("tbody tr[data-index]");
  const drawn = await rows.count();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^\d+ rows of .* The CSV has all of them\.$/)).toBeVisible();
  const said = await page.getByText(/^\d+ rows of /).innerText();
  expect(await rows.count()).toBe(Number.parseInt(said, 10));
  expect(await rows.count()).toBeGreaterThan(drawn);
  await page.emulateMedia({ media: "screen" });
  await expect.poll(() => rows.count()).toBeLessThanOrEqual(drawn);
});

test("an open drawer prints alone and whole", async ({ page }) => {
  await page.goto("/attempts");
  await expectSettled(page);
  await page
    .getByRole("table", { name: /^Attempts/ })
    .getByRole("link")
    .first()
    .click();
  const drawer = page.getByRole("dialog");
  await expect(drawer).toBeVisible();
  await expectSettled(page).catch(() => {});
  await page.emulateMedia({ media: "print" });
  await expect(drawer).toBeVisible();
  await expect(page.locator("main")).toBeHidden();
  expect(await page.evaluate(cutOff)).toEqual([]);
});

/** What lies beyond the edge of a box that does not show it. Runs in the page. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>("body *")].flatMap((element) => {
    const { overflowX, overflowY, clipPath, display } = getComputedStyle(element);
    const hidden = clipPath !== "none" || display === "inline" || element.closest(".sr-only");
    if (hidden || !element.checkVisibility() || element instanceof SVGElement) return [];
    const wide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const high = overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
    if (!wide && !high) return [];
    return [`${element.tagName} ${element.className}: ${element.innerText.slice(0, 60)}`];
  });
}
