import { expect, expectSettled, test } from "../console";

for (const path of ["/downgrades", "/now"]) {
  test(`${path} with an opened change can be shared as a link, and Back closes it`, async ({
    page,
  }) => {
    await page.goto(path);
    await expectSettled(page);
    await page.mouse.wheel(0, 4_000);
    const lane = page.getByRole("list", { name: "What changed on Gateways" }).first();
    await lane.getByRole("button").first().click();
    const details = page.getByRole("dialog", { name: /change|override|restart/ });
    await expect(details).toBeVisible();
    await expect(page).toHaveURL(/[?&]mark=/);
    const said = await details.innerText();
    await page.goBack();
    await expect(details).toBeHidden();
    await page.goForward();
    await expect(details).toBeVisible();
    await page.goto(page.url());
    // Several charts of the screen have the same change.
    await expect(details).toHaveCount(1);
    await expect(details).toBeVisible();
    expect((await details.innerText()).split("\n")[0]).toBe(said.split("\n")[0]);
    await page.keyboard.press("Escape");
    await expect(details).toBeHidden();
    await expect(page).not.toHaveURL(/mark=/);
  });
}
