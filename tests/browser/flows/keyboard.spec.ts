import { expect, expectAccessible, expectSettled, test } from "../console";

test("keys alone lead from the heatmap to the lines of an attempt and back", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  const grid = page.getByRole("grid");
  await grid.locator("a[tabindex='0']").first().focus();
  const before = await focusedCell(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  expect(await focusedCell(page)).toBe(before);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Attempts" })).toBeVisible();
  await expectSettled(page);
  // The heading comes before the rows: there must be one for the key to go to.
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Attempt" });
  await expect(drawer).toBeVisible();
  await expect(drawer.getByText(/model-fetch|requestId|time/).first()).toBeVisible();
  expect(new URL(page.url()).searchParams.get("attempt")).not.toBeNull();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  expect(new URL(page.url()).searchParams.get("attempt")).toBeNull();

  await page.goBack();
});

test("? lists the keys, g and a letter go to a screen with the range", async ({ page }) => {
  await page.goto("/now?r=7d");
  await expectSettled(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1, name: "Providers" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("r")).toBe("7d");
});

test("the first Tab offers a way past the navigation", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /skip/i })).toBeFocused();
});

for (const path of ["/now", "/providers", "/attempts", "/tail"]) {
  test(`on ${path} Tab reaches everything that takes part in the tab order`, async ({ page }) => {
    await page.goto(path);
    await expectSettled(page);
    await page.evaluate(() => {
      for (const [index, element] of document
        .querySelectorAll<HTMLElement>("a[href], button, input, select, [tabindex]")
        .entries()) {
        const inOrder =
          element.tabIndex >= 0 && !element.matches(":disabled, [aria-disabled='true']");
        if (inOrder && element.checkVisibility({ visibilityProperty: true }))
          element.dataset.stop = String(index);
      }
    });
    const stops = await page.locator("[data-stop]").count();
    const reached = new Set<string>();
    for (let step = 0; step < stops * 2 && reached.size < stops; step++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(
        () => (document.activeElement as HTMLElement | null)?.dataset.stop,
      );
      if (stop !== undefined) reached.add(stop);
    }
    const missed = await page.evaluate(
      (seen) =>
        [...document.querySelectorAll<HTMLElement>("[data-stop]")]
          .filter(({ dataset }) => !seen.includes(dataset.stop ?? ""))
          .map(({ outerHTML }) => outerHTML.slice(0, 160)),
      [...reached],
    );
    expect(missed).toEqual([]);
    expect(stops).toBeGreaterThan(10);
  });
}

function focusedCell(page: Parameters<typeof expectSettled>[0]) {
  return page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
  );
}
