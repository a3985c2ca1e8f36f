import { appendFileSync } from "node:fs";
import { expect, expectAccessible, expectSettled, test } from "../console";
import { growingLog } from "../live-gateways";
import { place } from "../place";

type Page = Parameters<typeof expectSettled>[0];

/** Lets a Gateway report `count` failed calls now, each of a model of its own; says which. */
async function report(name: string, count = 1): Promise<string[]> {
  const models = Array.from({ length: count }, (_, index) => `${name}-${Date.now()}-${index}`);
  await reportModels(models);
  return models;
}

async function reportModels(models: readonly string[]) {
  const at = Date.now();
  const lines = models.map((model, index) =>
    JSON.stringify({
      "0": '{"subsystem":"provider-transport-fetch"}',
      "1": `[model-fetch] response provider=late api=a model=${model} status=429 elapsedMs=12 dispatcher=new`,
      _meta: { logLevelName: "INFO", date: new Date(at + index).toISOString(), name: "x" },
      traceId: `trace-${model}`,
    }),
  );
  appendFileSync(growingLog((await place("live")).dataDir), `${lines.join("\n")}\n`);
}

const rowOf = (page: Page, model = "") => page.getByRole("row").filter({ hasText: model });

/** Away from every row. */
async function pointElsewhere(page: Page) {
  await page.getByRole("heading", { level: 1 }).hover();
}

async function openTail(page: Page, live: string, search = "") {
  await page.goto(`${live}/tail${search}`);
  await expect(page.getByText("Live.", { exact: true })).toBeVisible();
  await pointElsewhere(page);
}

test("a failure that a Gateway writes appears on the tail, the newest on top", async ({
  page,
  live,
}) => {
  await openTail(page, live);
  const [first] = await report("tail");
  await expect(rowOf(page, first)).toBeVisible();
  const [second] = await report("tail");
  await expect(rowOf(page, second)).toBeVisible();
  const texts = await page.getByRole("row").allInnerTexts();
  const place = (model = "") => texts.findIndex((text) => text.includes(model));
  expect(place(second)).toBeLessThan(place(first));
});

test("paused by p, new rows wait and are counted; they come when it goes on", async ({
  page,
  live,
}) => {
  await openTail(page, live);
  await page.keyboard.press("p");
  await expect(page.getByText("Paused.", { exact: true })).toBeVisible();
  const models = await report("paused", 3);
  await expect(page.getByRole("button", { name: /\d+ new/ })).toBeVisible();
  await expect(rowOf(page, models[0])).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: /Resume/ }).click();
  for (const model of models) await expect(rowOf(page, model)).toBeVisible();
});

test("rows stand still under the pointer, and what waits comes with one click", async ({
  page,
  live,
}) => {
  await openTail(page, live);
  await report("held");
  await page.getByRole("row").nth(1).hover();
  const before = await page.getByRole("row").nth(1).innerText();
  const [model] = await report("held");
  const waiting = page.getByRole("button", { name: /\d+ new/ });
  await expect(waiting).toBeVisible();
  expect(await page.getByRole("row").nth(1).innerText()).toBe(before);
  await waiting.click();
  await expect(rowOf(page, model)).toBeVisible();
});

test("filters of the URL hold for what arrives, and a click on a row opens the attempt", async ({
  page,
  live,
}) => {
  await openTail(page, live, "?provider=late");
  const [model = ""] = await report("drawer");
  await rowOf(page, model).getByText("12 ms").click();
  const drawer = page.getByRole("dialog", { name: "Attempt" });
  await expect(drawer).toContainText(model);
  await expect(drawer).toContainText("model-fetch");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Remove filter/ }).click();
  await expect(page).not.toHaveURL(/provider=/);
  await page.goto(`${live}/tail?provider=nobody`);
  await expect(page.getByText("No attempt matches these filters")).toBeVisible();
});

test("clearing empties the view, and the next attempt is shown", async ({ page, live }) => {
  await openTail(page, live);
  const [before] = await report("cleared");
  await expect(rowOf(page, before)).toBeVisible();
  await page.getByRole("button", { name: "Clear rows" }).click();
  await expect(page.getByText(/Cleared/)).toBeVisible();
  const [model] = await report("after");
  await expect(rowOf(page, model)).toBeVisible();
});

test("Now and Attempts follow by themselves, without an interval", async ({ page, live }) => {
  const model = `now-${Date.now()}`;
  await page.goto(`${live}/now?r=15m&model=${model}`);
  await expectSettled(page);
  await expect(page.getByRole("button", { name: "Refresh: Live" })).toBeVisible();
  const answer = page.getByRole("main");
  await expect(answer).not.toContainText("rate limited");
  await reportModels([model]);
  await expect(answer).toContainText("rate limited");

  await page.goto(`${live}/attempts?r=1h&gateway=gw-grows`);
  await expectSettled(page);
  await pointElsewhere(page);
  const [listed = ""] = await report("listed");
  await expect(page.getByText(listed)).toBeVisible();
});

test("on Attempts a pointer over the rows keeps them, and says how many wait", async ({
  page,
  live,
}) => {
  await report("first");
  await page.goto(`${live}/attempts?r=1h&gateway=gw-grows`);
  await expectSettled(page);
  await page.getByRole("row").nth(1).hover();
  const [model] = await report("kept");
  const waiting = page.getByRole("button", { name: /\d+ new/ });
  await expect(waiting).toBeVisible();
  await expect(page.getByText(model ?? "")).toHaveCount(0);
  await waiting.click();
  await expect(page.getByText(model ?? "")).toBeVisible();
});

test("g and p goes to Providers and pauses nothing", async ({ page, live }) => {
  await page.goto(`${live}/now`);
  await expectSettled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1, name: "Providers" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Refresh: Live" })).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Refresh: Paused" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1, name: "Tail" })).toBeVisible();
  await expect(page.getByText("Paused.", { exact: true })).toBeVisible();
});

test("the sample says that nothing new arrives, and shows its newest attempts", async ({
  page,
}) => {
  await page.goto("/tail");
  await expect(page.getByText("Nothing new arrives in the sample.")).toBeVisible();
  await expect(rowOf(page, "anthropic").first()).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Attempt" })).toBeVisible();
});

test.describe("when the stream is not to be had", () => {
  test.use({ expectedErrors: /status of 503/ });

  test("the tail says so, and other screens ask at intervals", async ({ page, live }) => {
    await page.route("**/api/v1/live*", (route) =>
      route.fulfill({ status: 503, json: { title: "Busy", code: "too_many_listeners" } }),
    );
    await page.goto(`${live}/tail`);
    await expect(page.getByText("Nothing can be shown as it arrives")).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${live}/now`);
    await expect(page.getByRole("button", { name: "Refresh: Reconnecting" })).toBeVisible();
    await expectSettled(page);
    await page.unrouteAll();
    await expect(page.getByRole("button", { name: "Refresh: Live" })).toBeVisible({
      timeout: 60_000,
    });
  });
});
