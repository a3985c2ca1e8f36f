import type { Locator, Page } from "@playwright/test";
import { INCIDENT_HOUR } from "@/tests/incidents/incident-hour";
import { expect, expectAccessible, expectSettled, test } from "../console";
import { LIVE_RANGE } from "../live-gateways";

const LIVE = `from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`;
const INCIDENT = `from=${INCIDENT_HOUR.from}&to=${INCIDENT_HOUR.to}&tz=utc`;

test("the number of downgrades leads to exactly so many requests", async ({ page, live }) => {
  await page.goto(`${live}/downgrades?${LIVE}`);
  await expectSettled(page);
  const answer = page.getByRole("region", { name: "Downgrades", exact: true });
  await expect(answer).toContainText("served by a lesser model");
  // Some of these Gateways log failures only.
  await expect(answer).not.toContainText("%");
  const number = answer.getByRole("link").first();
  const count = Number((await number.innerText()).replaceAll(/\s/g, ""));
  const requests = await requestsBehind(page, new URL(await addressOf(number), live));
  expect(requests).toHaveLength(count);
  await number.click();
  await expect(page).toHaveURL(/\/requests\?.*trait=downgraded/);
});

test("a flow leads to its requests, which were asked for one model and served by another", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/downgrades?${LIVE}`);
  await expectSettled(page);
  const row = page
    .getByRole("table", { name: /Downgrades by model/ })
    .locator("tbody tr")
    .first();
  const [from, to] = await row.locator("td").allInnerTexts();
  const count = Number(await row.locator("td").nth(3).innerText());
  const requests = await requestsBehind(
    page,
    new URL(await addressOf(row.getByRole("link")), live),
  );
  expect(requests).toHaveLength(count);
  for (const { requested, served } of requests) {
    expect(`${requested.provider}/${requested.model}`).toBe(from);
    expect(`${served.provider}/${served.model}`).toBe(to);
  }
});

test("a silent downgrade is pointed out", async ({ page, incidents }) => {
  await page.goto(`${incidents}/downgrades?${INCIDENT}&gateway=silent-lite`);
  await expectSettled(page);
  await expect(page.getByText(/\d+ silently/).first()).toBeVisible();
  await expect(page.getByRole("table", { name: /Downgrades by model/ })).toContainText("silent");
  await expectAccessible(page);
});

test("a change stands on the time axis and opens with the lines behind it, by keyboard", async ({
  page,
  incidents,
}) => {
  await page.goto(`${incidents}/downgrades?${INCIDENT}&gateway=wrong-model-iad`);
  await expectSettled(page);
  const flag = page.getByRole("button", { name: /^1 configuration change/ }).first();
  await flag.focus();
  await page.keyboard.press("Enter");
  const details = page.getByRole("dialog", { name: /configuration change/ });
  await expect(details).toContainText("agents.defaults.model.primary");
  await expect(details).toContainText("a manual intervention");
  await expect(details).toContainText(/wrong-model-iad\.log, byte \d/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(details).toBeHidden();
  await expect(flag).toBeFocused();
});

for (const path of ["/now", "/providers", "/downgrades"]) {
  test(`${path} shows on its time axes what was changed`, async ({ page, incidents }) => {
    await page.goto(`${incidents}${path}?${INCIDENT}&gateway=wrong-model-iad`);
    await expectSettled(page);
    await page.mouse.wheel(0, 4_000);
    const lane = page.getByRole("list", { name: "What changed on Gateways" }).first();
    await expect(lane.getByRole("button", { name: /configuration change/ })).toBeVisible();
  });
}

test("Shift and arrow keys select a range, Enter zooms into it, Back and z lead out", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/downgrades?${LIVE}&tz=utc`);
  await expectSettled(page);
  const before = page.url();
  await page.getByRole("link", { name: /^Served otherwise/ }).focus();
  for (const key of ["Home", "Shift+ArrowRight", "Shift+ArrowRight"])
    await page.keyboard.press(key);
  await page.keyboard.press("Escape");
  for (const key of ["Home", "Shift+ArrowRight", "Shift+ArrowRight"])
    await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(before);
  const { from, to } = rangeOf(page.url());
  expect(from).toBe(LIVE_RANGE.from);
  expect(to).toBeLessThan(LIVE_RANGE.to);
  await page.goBack();
  await expect(page).toHaveURL(before);
  await page.goForward();
  await expectSettled(page);
  await page.keyboard.press("z");
  await expect(async () => {
    const wider = rangeOf(page.url());
    expect(wider.to - wider.from).toBe(2 * (to - from));
  }).toPass();
});

test("dragging selects, Esc drops what was dragged, and a drag is no click", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/downgrades?${LIVE}`);
  await expectSettled(page);
  const before = page.url();
  const plot = page.getByRole("link", { name: /^Served otherwise/ });
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box === null) throw new Error("The plot has no place on the page.");
  const drag = async () => {
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 });
  };
  await drag();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(page.url()).toBe(before);
  await drag();
  await page.mouse.up();
  await expect(page).not.toHaveURL(before);
  expect(new URL(page.url()).pathname).toBe("/downgrades");
  const { from, to } = rangeOf(page.url());
  expect(from).toBeGreaterThan(LIVE_RANGE.from);
  expect(to).toBeLessThan(LIVE_RANGE.to);
});

type Ref = { provider: string; model: string };

async function addressOf(link: Locator): Promise<string> {
  return (await link.getAttribute("href")) ?? "";
}

/** What the list at an address of the console would show, asked of the API. */
async function requestsBehind(page: Page, url: URL): Promise<{ requested: Ref; served: Ref }[]> {
  const { from, to } = rangeOf(url.href);
  const search = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries({ from, to, limit: 200 })) {
    search.set(name, String(value));
  }
  const answer = await page.request.get(`${url.origin}/api/v1/requests?${search}`);
  return (await answer.json()).requests;
}

function rangeOf(url: string) {
  const { searchParams } = new URL(url);
  return {
    from: Date.parse(searchParams.get("from") ?? ""),
    to: Date.parse(searchParams.get("to") ?? ""),
  };
}
