import { appendFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, expectSettled, test } from "../console";
import { growingLog, LIVE_RANGE } from "../live-gateways";
import { place } from "../place";

/** Caller faults and what nothing proves are not failures of a route. */
const NOT_FAILED = new Set(["ok", "invalid_request", "refused", "aborted", "unknown"]);
const RANGE = `from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`;

test("a cell leads to exactly the failed attempts that it counts", async ({ page, live }) => {
  await page.goto(`${live}/now?${RANGE}`);
  await expectSettled(page);
  const { heatmap } = await (await page.request.get(`${live}/api/v1/now?${RANGE}`)).json();
  const cell = heatmap.cells.find(
    (c: { row: string; column: string }) => c.row === "eu" && c.column === "openai-us",
  );
  const failed = Object.entries<number>(cell.outcomes)
    .filter(([outcome]) => !NOT_FAILED.has(outcome))
    .reduce((sum, [, count]) => sum + count, 0);
  const row = page.getByRole("grid").getByRole("row").filter({ hasText: /^eu/ });
  await row.locator("a[data-cell][href*='provider=openai-us']").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Attempts" })).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect(searchParams.getAll("region")).toEqual(["eu"]);
  expect(searchParams.getAll("provider")).toEqual(["openai-us"]);
  await expect(page.getByText(ofAll(failed)).first()).toBeVisible();
});

test("a finding of the verdict leads to as many rows as its sentence says", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText("rate limited");
  await expect(verdict).toContainText("anthropic:team-a");
  const count = verdict.getByRole("link", { name: /^\d[\d\s]*$/ }).first();
  const said = Number((await count.innerText()).replace(/\D/g, ""));
  await count.click();
  await expectSettled(page);
  await expect(page.getByText(ofAll(said)).first()).toBeVisible();
});

test("a point of a chart leads to its attempts", async ({ page }) => {
  await page.goto("/providers?r=24h");
  await expectSettled(page);
  await page.getByRole("button", { name: "Table" }).first().click();
  const link = page.getByRole("table").last().getByRole("link").first();
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Attempts" })).toBeVisible();
});

test("where a Gateway logs failures only, no ratio is shown anywhere", async ({ page, live }) => {
  const ratios = async (part: Locator) => (await part.innerText()).match(/\d\s?%/g);
  await page.goto(`${live}/providers?${RANGE}&gateway=gw-us`);
  await expectSettled(page);
  expect(await ratios(page.getByRole("main"))).toBeNull();
  await page.goto(`${live}/now?${RANGE}&gateway=gw-us`);
  await expectSettled(page);
  expect(await ratios(page.getByRole("grid"))).toBeNull();
  expect(await ratios(page.getByRole("region", { name: "Outcomes" }))).toBeNull();
  await expect(page.getByRole("grid")).toContainText("rate unknown");
  await expect(page.getByText("OPENCLAW_DIAGNOSTICS=timeline")).toBeVisible();
});

test("a line that is appended to a known log appears by itself", async ({ page, live }) => {
  const at = Date.now();
  const model = `grown-${at}`;
  const line = {
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": `[model-fetch] response provider=late api=a model=${model} status=429 elapsedMs=12 dispatcher=new`,
    _meta: { logLevelName: "INFO", date: new Date(at).toISOString(), name: "x" },
    traceId: `trace-${at}`,
  };
  await page.goto(`${live}/attempts?r=1h&refresh=10s`);
  await expectSettled(page);
  appendFileSync(growingLog((await place("live")).dataDir), `${JSON.stringify(line)}\n`);
  await expect(page.getByText(model)).toBeVisible({ timeout: 25_000 });
});

/** "1–100 of 1 809": numbers are grouped by thin or no-break spaces. */
function ofAll(count: number): RegExp {
  return new RegExp(`of ${String(count).replace(/\B(?=(\d{3})+$)/g, "\\s?")}\\b`);
}
