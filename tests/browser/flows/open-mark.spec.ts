import { expect, expectAccessible, expectSettled, test } from "../console";

for (const path of ["/downgrades", "/now"]) {
  test(`${path} with an opened change can be shared as a link, and Back closes it`, async ({
    page,
  }) => {
    await page.goto(path);
    await expectSettled(page);
    await page.mouse.wheel(0, 4_000);
    const lane = page.getByRole("list", { name: "What changed on Gateways" }).first();
    await lane.getByRole("button").first().click();
    const details = page.getByRole("dialog", { name: /change|override|restart|version/ });
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

for (const { title, filter } of [
  { title: "a version of a route table", filter: "" },
  { title: "a version of a route table, where nothing was asked,", filter: "&model=never-asked" },
]) {
  test(`${title} stands on the time axis, opens by keyboard and leads to its page`, async ({
    page,
  }) => {
    const marks = await page.request.get(`/api/v1/routes/marks?from=0&to=${Date.now()}`);
    const { versions } = await marks.json();
    // Of the sample: other tests make versions too, all of them now.
    const { table, number, sha, at } = versions.find(
      (one: { table: string; number: number }) => one.table === "europe" && one.number === 2,
    );
    // So near that no change on a Gateway shares its flag.
    await page.goto(`/downgrades?from=${at - 120_000}&to=${at + 120_000}${filter}`);
    await expectSettled(page);
    if (filter !== "") await expect(page.getByText("No requests in this range.")).toHaveCount(2);
    const flag = page.getByRole("button", { name: /^1 route table version, .*europe$/ }).first();
    await flag.focus();
    await page.keyboard.press("Enter");
    const details = page.getByRole("dialog", { name: "1 route table version" });
    await expect(details).toContainText(`Version ${number} of ${table} came into force`);
    await expect(details).toContainText("a manual intervention");
    await expectAccessible(page);
    await details.getByRole("link", { name: `${number} of ${table}` }).click();
    await expect(page).toHaveURL(new RegExp(`/routes/tables/${table}\\?to=${sha}`));
  });
}
