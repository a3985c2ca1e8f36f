import { appendFileSync } from "node:fs";
import { expect, expectAccessible, expectSettled, test } from "../console";
import { growingLog, LIVE_RANGE } from "../live-gateways";
import { place } from "../place";

const RANGE = `from=${LIVE_RANGE.from}&to=${LIVE_RANGE.to}`;

test("each count of failures leads to exactly the attempts that it counts", async ({
  page,
  live,
}) => {
  const { keys } = await (await page.request.get(`${live}/api/v1/keys?${RANGE}`)).json();
  const key = keys.find(({ failures }: Failed) => Object.keys(failures).length > 1);
  const hash = key.keyId.split(":").at(-1);
  const [outcome, count] = Object.entries<number>(key.failures)[0] ?? [];
  await page.goto(`${live}/keys?${RANGE}`);
  await expectSettled(page);
  const row = page.getByRole("table", { name: /most urgent first/ }).getByRole("row");
  const link = row.locator(
    `a[href*="${hash}"][href*="gateway=${key.gateway}"][href*="outcome=${outcome}"]`,
  );
  await link.first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Attempts" })).toBeVisible();
  await expect(
    page.getByText(new RegExp(`of ${count}\\b|All ${count} that match`)).first(),
  ).toBeVisible();
});

type Failed = { failures: Record<string, number> };

test("a key is opened by keyboard, stays open over a reload, and Back closes it", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/keys?${RANGE}`);
  await expectSettled(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Key" });
  await expect(drawer.getByRole("heading", { name: /When it was out/ })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(drawer.getByRole("heading", { name: /When it was out/ })).toBeVisible();
  await page.goBack();
  await expect(drawer).toHaveCount(0);
  await expect(page).not.toHaveURL(/open=/);
});

test("a window leads to the request whose failure opened it", async ({ page, live }) => {
  const { keys } = await (await page.request.get(`${live}/api/v1/keys?${RANGE}`)).json();
  const key = keys.find(({ intervals }: { intervals: { requestId: string | null }[] }) =>
    intervals.some(({ requestId }) => requestId !== null),
  );
  const open = [key.gateway, key.provider, key.keyId].map(encodeURIComponent).join("/");
  await page.goto(`${live}/keys?${RANGE}&open=${encodeURIComponent(open)}`);
  const link = page.getByRole("dialog", { name: "Key" }).getByRole("link", { name: /opened by/ });
  await link.first().click();
  await expect(page).toHaveURL(/\/requests\//);
});

test("CSV holds one row for each key", async ({ page, live }) => {
  await page.goto(`${live}/keys?${RANGE}&gateway=gw-old`);
  await expectSettled(page);
  const { keys } = await (
    await page.request.get(`${live}/api/v1/keys?${RANGE}&gateway=gw-old`)
  ).json();
  const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const csv = await (await page.request.get(`${live}${href}`)).text();
  expect(csv.trimEnd().split("\n")).toHaveLength(keys.length + 1);
});

test("the table behind the bars has every window", async ({ page, live }) => {
  const { keys } = await (await page.request.get(`${live}/api/v1/keys?${RANGE}`)).json();
  const windows = keys.flatMap(({ intervals }: { intervals: unknown[] }) => intervals).length;
  await page.goto(`${live}/keys?${RANGE}`);
  await expectSettled(page);
  const panel = page.getByRole("region", { name: "When keys were out" });
  await panel.getByRole("button", { name: "Table" }).click();
  await expect(panel.locator("tbody tr")).toHaveCount(windows);
});

test("a key that a Gateway takes out appears by itself, and its countdown ticks", async ({
  page,
  live,
}) => {
  const at = Date.now();
  const provider = `ticking-${at}`;
  await page.goto(`${live}/keys?r=1h&provider=${provider}`);
  await expectSettled(page);
  await expect(page.getByText("Nothing here names a key with these filters")).toBeVisible();
  appendFileSync(
    growingLog((await place("live")).dataDir),
    `${JSON.stringify(keyRecord(at, provider))}\n`,
  );
  const left = page
    .getByRole("main")
    .getByText(/^\d+ min \d\d s left$/)
    .first();
  await expect(left).toBeVisible();
  const said = await left.innerText();
  await expect(left).not.toHaveText(said);
  await expect(page.getByText("comes back by itself").first()).toBeVisible();
});

/** A cool-down of half an hour, as a Gateway writes it. */
function keyRecord(at: number, provider: string) {
  return {
    "0": '{"subsystem":"agent/embedded"}',
    "1": {
      event: "auth_profile_failure_state_updated",
      runId: `run-${at}`,
      profileId: "sha256:0123456789ab",
      provider,
      reason: "timeout",
      windowType: "cooldown",
      windowReused: false,
      errorCount: 1,
      cooldownUntil: at + 1_800_000,
      failureCounts: { timeout: 1 },
    },
    "2": "auth profile failure state updated",
    _meta: {
      date: new Date(at).toISOString(),
      logLevelName: "WARN",
      name: '{"subsystem":"agent/embedded"}',
    },
    message: "auth profile failure state updated",
    traceId: `trace-keys-${at}`,
  };
}
