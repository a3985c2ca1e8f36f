import { expect, expectAccessible, expectSettled, test } from "../console";

// They edit the same documents, one after the other.
test.describe.configure({ mode: "serial" });

const SYMPTOM = "refused";

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
  await page.getByRole("button", { name: "Save capability labels" }).click();
  await expect(page.getByRole("button", { name: "Save capability labels" })).toBeDisabled();
  const response = await page.request.get(`${live}/api/v1/capabilities`);
  expect((await response.json()).models["acme/tiny-1"]).toEqual({
    ...{ tier: "small", vision: false, tools: null, contextTokens: 32_000 },
  });
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
