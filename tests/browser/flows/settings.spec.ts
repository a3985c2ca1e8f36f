import { expect, expectAccessible, expectSettled, test } from "../console";
import { becomePerson } from "../route-drafts";

// They edit the same documents, one after the other.
test.describe.configure({ mode: "serial" });

const SYMPTOM = "refused";

type Page = Parameters<typeof expectSettled>[0];

/** Until it is done: while it is under way the button is off, too. */
async function save(page: Page, what: string) {
  const answered = page.waitForResponse((answer) => answer.request().method() === "PUT");
  await page.getByRole("button", { name: `Save ${what}` }).click();
  expect((await answered).status()).toBe(200);
  await expect(page.getByRole("button", { name: `Save ${what}` })).toBeDisabled();
}

test("an order of actions is changed by keyboard, saved, and read again", async ({
  page,
  live,
}) => {
  await page.goto(`${live}/settings?symptom=${SYMPTOM}`);
  await expectSettled(page);
  const steps = page.getByRole("list", { name: "First actions: refused" }).getByRole("listitem");
  const first = page.getByLabel("Step 1: what to do");
  const before = await first.inputValue();
  await first.press("Alt+ArrowDown");
  await expect(page.getByLabel("Step 2: what to do")).toHaveValue(before);
  await page.getByRole("button", { name: "Add a step" }).click();
  const count = await steps.count();
  await page.getByLabel(`Step ${count}: what to do`).fill("Call the owner of the prompt");
  await page.getByLabel(`Step ${count}: why at this place`).fill("Nobody else may decide.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save first actions" }).click();
  await expect(page.getByText(/version \d+, saved/).first()).toBeVisible();

  await page.reload();
  await expectSettled(page);
  await expect(page.getByLabel("Step 2: what to do")).toHaveValue(before);
  await expect(page.getByLabel(`Step ${count}: what to do`)).toHaveValue(
    "Call the owner of the prompt",
  );
  await page.getByRole("button", { name: "As delivered" }).click();
  await page.getByRole("button", { name: "Save first actions" }).click();
  await expect(page.getByLabel("Step 1: what to do")).toHaveValue(before);
});

test("a model's label is saved", async ({ page, live }) => {
  await page.goto(`${live}/settings`);
  await expectSettled(page);
  await page.getByLabel(/A model that is not in the list/).fill("acme/tiny-1");
  await page.keyboard.press("Enter");
  await page.getByLabel("Tier of acme/tiny-1").selectOption("small");
  await page.getByLabel("Vision of acme/tiny-1").selectOption("no");
  await page.getByLabel("Context of acme/tiny-1 in tokens").fill("32k");
  await save(page, "capability labels");
  const response = await page.request.get(`${live}/api/v1/capabilities`);
  expect((await response.json()).models["acme/tiny-1"]).toEqual({
    ...{ tier: "small", vision: false, tools: null, contextTokens: 32_000 },
  });
});

test("a Gateway's environment is chosen by keyboard and saved, and a request there tells that table's version alone", async ({
  page,
}) => {
  // Of the sample, where nobody says which of two tables is for this one.
  await becomePerson(page, "ada");
  const gateway = "sin-1";
  const read = await page.request.get(`/api/v1/requests?limit=1&gateway=${gateway}`);
  const [latest] = (await read.json()).requests;
  const request = `/requests/${latest.requestId ?? latest.traceId}`;
  await page.goto(request);
  const inForce = page.getByRole("link", { name: /^version \d+ of / });
  await expect(inForce).toHaveCount(2);
  await expect(page.getByText(`nobody says which environment ${gateway} serves`)).toBeVisible();

  await page.goto("/settings");
  await page.getByLabel(`Environment of ${gateway}`).focus();
  await page.keyboard.type("united");
  await expectAccessible(page);
  await save(page, "environments");
  await page.goto(request);
  await expect(inForce).toHaveText(/^version 1 of united-states$/);

  await page.goto("/settings");
  await page.getByLabel(`Environment of ${gateway}`).selectOption("not said");
  await save(page, "environments");
});

test("an edit that is not saved survives a reload", async ({ page, live }) => {
  await page.goto(`${live}/settings?symptom=${SYMPTOM}`);
  await expectSettled(page);
  await page.getByLabel("Step 1: what to do").fill("Half a thought");
  await page.reload();
  await expectSettled(page);
  await expect(page.getByLabel("Step 1: what to do")).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Discard" }).first().click();
  await expect(page.getByLabel("Step 1: what to do")).not.toHaveValue("Half a thought");
});

test.describe("when somebody else saved meanwhile", () => {
  test.use({ expectedErrors: /409/ });

  test("neither edit is lost, and one chooses", async ({ page, live }) => {
    await page.goto(`${live}/settings?symptom=${SYMPTOM}`);
    await expectSettled(page);
    await page.getByLabel("Step 1: what to do").fill("Mine");
    const { version, orders } = await (await page.request.get(`${live}/api/v1/triage`)).json();
    const theirs = [{ id: "theirs", text: "Theirs", why: "" }];
    const other = { version, orders: { ...orders, [SYMPTOM]: theirs } };
    const { csrf } = await (await page.request.get(`${live}/api/v1/me`)).json();
    const headers = { "x-signalbox-csrf": csrf };
    const saved = await page.request.put(`${live}/api/v1/triage`, { data: other, headers });
    expect(saved.status()).toBe(200);

    await page.getByRole("button", { name: "Save first actions" }).click();
    await expect(page.getByText("Somebody saved another version meanwhile.")).toBeVisible();
    await expect(page.getByLabel("Step 1: what to do")).toHaveValue("Mine");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save mine as the next version" }).click();
    await expect(page.getByText("Somebody saved another version meanwhile.")).toHaveCount(0);
    const after = await (await page.request.get(`${live}/api/v1/triage`)).json();
    expect(after.orders[SYMPTOM][0].text).toBe("Mine");
    expect(after.version).toBe(version + 2);
  });
});
