import { expect, expectSettled, test } from "../console";
import { LIVE_RANGE } from "../live-gateways";

const RANGE = `from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`;

test("CSV holds exactly the rows of the filter", async ({ page, live }) => {
  const query = `${RANGE}&outcome=rate_limited&outcome=timeout`;
  await page.goto(`${live}/attempts?${query}`);
  await expectSettled(page);
  const { total } = await (
    await page.request.get(`${live}/api/v1/attempts?${query}&limit=1`)
  ).json();
  const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const csv = await (await page.request.get(`${live}${href}`)).text();
  const [header, ...rows] = csv.trimEnd().split("\n");
  expect(header).toContain("outcome");
  expect(rows.length).toBe(total);
  expect(rows.every((row) => /rate_limited|timeout/.test(row))).toBe(true);
});

test("clicking a value shows only it, and the chip takes it away again", async ({ page, live }) => {
  await page.goto(`${live}/attempts?${RANGE}&gateway=gw-us`);
  await expectSettled(page);
  const filter = page.getByTitle(/Show only Provider anthropic-eu/i).first();
  await filter.click();
  await expect(page).toHaveURL(/provider=anthropic-eu/);
  await expectSettled(page);
  await expect(page.getByRole("table").getByText("openai-us")).toHaveCount(0);
  await page.getByRole("button", { name: /Remove filter:.*anthropic-eu/ }).click();
  await expect(page).not.toHaveURL(/provider=/);
});

test("a cut stream is explained, with the raw line beside what was read in it", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/attempts?${RANGE}&gateway=gw-old&outcome=network`);
  await expectSettled(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Attempt" });
  await expect(drawer).toContainText(/network/);
  await expect(drawer).toContainText("model-fetch");
  await expect(drawer).not.toContainText("Lab answer");
});

test("older rows are loaded until all that match are there", async ({ page, live }) => {
  await page.goto(`${live}/attempts?${RANGE}&gateway=gw-sg`);
  await expectSettled(page);
  await page.getByRole("button", { name: "Load older" }).click();
  await expect(page.getByText(/All 130 that match/)).toBeVisible();
});
