import { expect, expectAccessible, expectSettled, test } from "../console";
import { LIVE_RANGE } from "../live-gateways";

const RANGE = `from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`;

type Row = {
  requestId: string;
  traceId: string;
  sessionId: string | null;
  result: string;
  attempts: { id: string }[];
};
type Page = Parameters<Parameters<typeof test>[2]>[0]["page"];

async function requestsOf(page: Page, live: string, query: string): Promise<Row[]> {
  const response = await page.request.get(`${live}/api/v1/requests?${RANGE}&${query}`);
  return (await response.json()).requests;
}

/** One that failed some calls and has a session. */
async function troubled(page: Page, live: string): Promise<Row & { sessionId: string }> {
  const rows = await requestsOf(page, live, "gateway=gw-us&limit=200");
  const row = rows.find(({ sessionId, attempts }) => sessionId !== null && attempts.length > 1);
  if (row === undefined) throw new Error("The recording has no request like that.");
  return { ...row, sessionId: row.sessionId ?? "" };
}

test("an id that is pasted opens its request at once, whatever kind of id it is", async ({
  page,
  live,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { requestId, traceId, attempts } = await troubled(page, live);
  for (const id of [requestId, traceId, attempts[0]?.id ?? ""]) {
    await page.goto(`${live}/requests`);
    await expectSettled(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), id);
    await page.getByRole("textbox", { name: "Find a request by an id" }).focus();
    await page.keyboard.press("ControlOrMeta+V");
    await expect(page).toHaveURL(new RegExp(`/requests/${requestId}`));
  }
});

test("an id that names nothing leaves the reader at the list, which says what was searched", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/requests`);
  await expectSettled(page);
  const field = page.getByRole("textbox", { name: "Find a request by an id" });
  await field.fill("no-such-id-1");
  await field.press("Enter");
  await expect(page.getByText("Nothing has this id")).toBeVisible();
  await expect(page).toHaveURL(/q=no-such-id-1/);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(page).not.toHaveURL(/q=/);
});

test("the root cause stands above the trail, and its raw line is open beside what was read in it", async ({
  page,
  live,
}) => {
  const { requestId } = await troubled(page, live);
  await page.goto(`${live}/requests/${requestId}`);
  await expectSettled(page);
  await expect(page.getByRole("region", { name: "It began with" })).toBeVisible();
  const trail = page.getByRole("region", { name: "Trail" });
  await expect(trail.getByRole("article").first()).toContainText('"_meta"');
  await expect(trail.getByText("root cause")).toBeVisible();
  await expectAccessible(page);
});

test("j moves through the steps, o opens the lines of one, and the link keeps them open", async ({
  page,
  live,
}) => {
  const { requestId } = await troubled(page, live);
  await page.goto(`${live}/requests/${requestId}?open=`);
  await expectSettled(page);
  const trail = page.getByRole("region", { name: "Trail" });
  await expect(trail.getByRole("article")).toHaveCount(0);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/open=1(&|$)/);
  await expect(trail.getByRole("article").first()).toBeVisible();
  await page.reload();
  await expect(trail.getByRole("article").first()).toBeVisible();
});

test("copy for an incident gives Markdown with ids, times in UTC and the link", async ({
  page,
  live,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { requestId } = await troubled(page, live);
  await page.goto(`${live}/requests/${requestId}`);
  await expectSettled(page);
  await page.getByRole("button", { name: "Copy for an incident" }).click();
  await expect(page.getByText("Copied as Markdown")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`\`${requestId}\``);
  expect(copied).toContain(`<${live}/requests/${requestId}>`);
  expect(copied).toMatch(/Root cause:\*\* 2026-11-22T[\d:.]+Z/);
});

test("a session shows its requests, and each leads to its page", async ({ page, live }) => {
  const { sessionId } = await troubled(page, live);
  await page.goto(`${live}/requests/${sessionId}`);
  await expectSettled(page);
  await expect(page.getByRole("heading", { name: /Session with \d+ request/ })).toBeVisible();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Trail" })).toBeVisible();
});

test("result and traits narrow the list, in the URL and in the CSV", async ({ page, live }) => {
  await page.goto(`${live}/requests?${RANGE}`);
  await expectSettled(page);
  await page.getByRole("button", { name: "Exhausted" }).click();
  await expect(page).toHaveURL(/result=exhausted/);
  await expectSettled(page);
  const rows = await requestsOf(page, live, "result=exhausted&limit=200");
  await expect(page.getByText(`${rows.length} requests`, { exact: true })).toBeVisible();
  const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const csv = await (await page.request.get(`${live}${href}`)).text();
  expect(csv.trimEnd().split("\n").length).toBe(rows.length + 1);
});

test("an attempt leads to the whole request", async ({ page, live }) => {
  const { requestId, attempts } = await troubled(page, live);
  await page.goto(`${live}/attempts?${RANGE}&attempt=${attempts[0]?.id}`);
  await page.getByRole("link", { name: "Whole request" }).click();
  await expect(page.getByRole("region", { name: "Trail" })).toBeVisible();
  await expect(page.getByText(requestId, { exact: false }).first()).toBeAttached();
});

test.describe("an id that nothing has", () => {
  test.use({ expectedErrors: /404/ });

  test("says so, and what was searched", async ({ page, live }) => {
    await page.goto(`${live}/requests/no-such-id-1`);
    await expectSettled(page);
    await expect(page.getByRole("heading", { name: "Nothing has this id" })).toBeVisible();
    await expect(page.getByText(/request, trace, session, provider call/)).toBeVisible();
    await expectAccessible(page);
  });
});
