import { INCIDENT_HOUR } from "@/tests/incidents/incident-hour";
import { INCIDENTS } from "@/tests/incidents/incidents";
import { expect, expectAccessible, expectSettled, test } from "../console";

const RANGE = `from=${INCIDENT_HOUR.from}&to=${INCIDENT_HOUR.to}`;

/** What the Now page says of each: a sentence of the verdict, in one piece. */
const NAMED: Readonly<Record<string, RegExp>> = {
  "one-key": /one-key-fra.*rate limited.*of it on key anthropic:one-key-a/,
  egress: /ap-southeast.*network.*3 providers alike/,
  "wrong-model":
    /gpt-6-astro.*model unavailable.*after a configuration change of agents\.defaults\.model\.primary/,
  "shared-budget": /keys share a budget.*qwen:shared-budget-\w.*qwen:shared-budget-\w/,
  stuck: /cool-down likely stuck.*anthropic:stuck-a.*calls with it succeed/,
  billing: /billing-fra.*qwen:billing-a.*Locked for billing/,
  silent: /silent.*claude-opus-5.*claude-haiku-5/i,
  "broken-stream": /broken-stream-fra.*network.*broken mid-stream, after a 200/,
  "old-config": /old-config-docker.*old configuration.*gpt-5-legacy/,
  mislabelled: /openai.*overloaded.*the Gateway calls it rate_limit/,
};

for (const { id, title, scenes } of INCIDENTS) {
  test(`Now names ${title}`, async ({ page, incidents }) => {
    const gateways = scenes.map(({ gateway }) => `gateway=${gateway}`).join("&");
    await page.goto(`${incidents}/now?${RANGE}&${gateways}`);
    await expectSettled(page);
    const verdict = page.getByRole("region", { name: "Verdict" });
    await expect(async () => {
      const words = (await verdict.innerText()).replace(/\s+/g, " ");
      expect(words).toMatch(NAMED[id] ?? /no words are expected of this incident/);
    }).toPass();
    await expectAccessible(page);
  });
}

test("of ten incidents at once the page names each by its Gateway", async ({ page, incidents }) => {
  await page.goto(`${incidents}/now?${RANGE}`);
  await expectSettled(page);
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText("old-config-docker");
  await expect(verdict.getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
});

test("d on a red cell says what is different in it, and Back closes that", async ({
  page,
  incidents,
}) => {
  await page.goto(`${incidents}/now?${RANGE}&rows=region&columns=runtime`);
  await expectSettled(page);
  const cell = page
    .getByRole("grid")
    .locator("a[data-cell][href*='region=ap-southeast'][href*='runtime=server']");
  await cell.first().focus();
  await page.keyboard.press("d");
  const drawer = page.getByRole("dialog", { name: "What is different?" });
  const found = drawer.getByRole("list", { name: "What is different, most first" });
  await expect(found.getByRole("link", { name: "egress-sin" })).toBeVisible();
  await expectAccessible(page);
  expect(new URL(page.url()).searchParams.getAll("in_region")).toEqual(["ap-southeast"]);
  expect(new URL(page.url()).searchParams.get("columns")).toBe("runtime");
  await page.goBack();
  await expect(drawer).toBeHidden();

  await page.goForward();
  await found.getByRole("link", { name: "egress-sin" }).click();
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(/gateway=egress-sin/);
  await expect(page.getByRole("heading", { level: 1, name: "Now" })).toBeVisible();
});

test("a count of what is different leads to exactly its attempts", async ({ page, incidents }) => {
  await page.goto(`${incidents}/now?${RANGE}&in_outcome=network&in_outcome=timeout`);
  await expectSettled(page);
  const found = page.getByRole("list", { name: "What is different, most first" });
  const line = found.getByRole("listitem").filter({ hasText: "egress-sin" });
  const count = line.getByRole("link", { name: / of / });
  const [said = ""] = (await count.innerText()).split(" of ");
  await count.click();
  await expect(page.getByRole("heading", { level: 1, name: "Attempts" })).toBeVisible();
  await expectSettled(page);
  const rows = said.replace(/\D/g, "");
  await expect(page.getByText(new RegExp(`of ${rows}\\b`)).first()).toBeVisible();
});

test("from the filtered attempts a link leads to what is different in them", async ({
  page,
  incidents,
}) => {
  await page.goto(`${incidents}/attempts?${RANGE}&outcome=network`);
  await expectSettled(page);
  await page.getByRole("link", { name: "What is different?" }).click();
  await expect(page).toHaveURL(/\/now\?.*in_outcome=network/);
  expect(new URL(page.url()).searchParams.has("outcome")).toBe(false);
  await expect(page.getByRole("list", { name: "What is different, most first" })).toBeVisible();
});

test("d on a point of a chart compares its step with the rest", async ({ page, incidents }) => {
  await page.goto(`${incidents}/providers?${RANGE}`);
  await expectSettled(page);
  const plot = page.getByRole("link", { name: /^429/ }).first();
  await plot.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("d");
  const drawer = page.getByRole("dialog", { name: "What is different?" });
  await expect(
    drawer.getByRole("region", { name: "Not different, and not compared" }),
  ).toBeVisible();
  expect(new URL(page.url()).searchParams.get("in_from")).not.toBeNull();
  await expectAccessible(page);
});
