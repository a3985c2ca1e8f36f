import { TOTP, URI } from "otpauth";
import { setupLinkOf } from "../administrator";
import { expect, expectAccessible, expectSettled, test } from "../console";

// One after the other: the first makes the administrator that the others need.
test.describe.configure({ mode: "serial" });
// Refusals are what is tested here; the browser writes each to its console.
test.use({ expectedErrors: /status of (?:400|401|403|404|429)/ });

const MIA = { email: "mia@team.example", password: "tulip quarry mosaic harbour" };
const EVE = { email: "eve@team.example", password: "copper lantern drizzle anvil" };

type Page = Parameters<Parameters<typeof test>[2]>[0]["page"];

async function signIn(page: Page, { email, password }: typeof MIA) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
}

test("nobody sees anything before there is an administrator, who comes by the link of the terminal", async ({
  page,
  door,
}) => {
  await page.goto(`${door.baseURL}/keys?r=1h`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fkeys%3Fr%3D1h$/);
  await expect(page.getByText("There is no administrator yet.")).toBeVisible();
  await expectAccessible(page);

  await page.goto(setupLinkOf(door));
  await page.getByLabel("Your name").fill("Mia Berg");
  await page.getByLabel("E-mail address").fill(MIA.email);
  await page.getByLabel("Password", { exact: true }).fill("password1234");
  await expect(page.getByText("Too easy to guess").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Choose another password").first()).toBeVisible();
  await expectAccessible(page);
  // What was typed is still there.
  await expect(page.getByLabel("Your name")).toHaveValue("Mia Berg");
  await page.getByLabel("Password", { exact: true }).fill(MIA.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/now$/);
  await expect(page.getByRole("button", { name: /account of Mia Berg/ })).toBeVisible();
});

test("one comes back to where one wanted to go, and never to another site", async ({
  page,
  door,
}) => {
  await page.goto(`${door.baseURL}/keys?r=1h`);
  await signIn(page, { ...MIA, password: "not this one" });
  await expect(page.getByText("E-mail address or password is wrong.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(MIA.email);
  await page.getByLabel("Password", { exact: true }).fill(MIA.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${door.baseURL}/keys?r=1h`);

  await page.getByRole("button", { name: /account of Mia Berg/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${door.baseURL}/sign-in`);
  await page.goto(`${door.baseURL}/sign-in?next=${encodeURIComponent("//evil.example/now")}`);
  await signIn(page, MIA);
  await expect(page).toHaveURL(`${door.baseURL}/now`);
});

test("who is invited comes in, switches on a second factor, signs in by it, and sees what the roles allow until disabled", async ({
  page,
  door,
  browser,
}) => {
  await page.goto(`${door.baseURL}/people`);
  await signIn(page, MIA);
  await expect(page).toHaveURL(/\/people$/);
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("E-mail address").fill(EVE.email);
  await page.getByRole("checkbox", { name: /^Editor/ }).check();
  await page.getByLabel(/^Gateways that Editor holds for/).fill("fra-1");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("It is not shown again.")).toBeVisible();
  const link = await page.getByRole("dialog").locator("code").innerText();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("open until")).toBeVisible();
  await expectAccessible(page);

  const eve = await (await browser.newContext()).newPage();
  await eve.goto(link);
  await expect(eve.getByText("Editor").first()).toBeVisible();
  await eve.getByLabel("Your name").fill("Eve Ode");
  await eve.getByLabel("Password", { exact: true }).fill(EVE.password);
  await eve.keyboard.press("Enter");
  await expect(eve).toHaveURL(/\/now$/);

  await eve.goto(`${door.baseURL}/account`);
  await eve.getByRole("button", { name: "Switch on the second factor" }).click();
  await eve.getByLabel("Your password, once more").fill(EVE.password);
  await eve.keyboard.press("Enter");
  const uri = await eve.getByRole("link", { name: "open the app" }).getAttribute("href");
  const app = URI.parse(uri ?? "");
  await expect(eve.getByRole("img", { name: /^QR code of the key/ })).toBeVisible();
  await expectAccessible(eve);
  if (!(app instanceof TOTP)) throw new Error("The link is of no app that goes by the time.");
  await eve.getByLabel("Code that the app shows now").fill(app.generate());
  await eve.keyboard.press("Enter");
  await expect(eve.getByText("Keep these backup codes.")).toBeVisible();
  const [backupCode = ""] = (await eve.locator("code").last().innerText()).split("\n");
  await eve.getByRole("button", { name: "I have kept them" }).click();
  await expectSettled(eve);
  await expectAccessible(eve);

  await eve.getByRole("button", { name: /account of Eve Ode/ }).click();
  await eve.getByRole("button", { name: "Sign out" }).click();
  await expect(eve).toHaveURL(/\/sign-in$/);
  await signIn(eve, EVE);
  await expect(eve.getByLabel("Code of your app")).toBeVisible();
  await eve.getByRole("button", { name: "Use a backup code" }).click();
  await eve.getByLabel("Backup code").fill(backupCode);
  await eve.keyboard.press("Enter");
  await expect(eve).toHaveURL(/\/now$/);

  await eve.goto(`${door.baseURL}/settings`);
  const why = "Edit first actions and environments of Gateways: only Administrator may do that";
  await expect(eve.getByText(why)).toHaveCount(2);
  await expect(eve.getByRole("button", { name: "Add a step" })).toBeDisabled();
  await expect(eve.getByRole("button", { name: "Add a model" })).toBeVisible();
  for (const path of ["/people", "/tokens", "/audit"]) {
    await eve.goto(`${door.baseURL}${path}`);
    await expect(eve.getByText("You may not see this")).toBeVisible();
    await expectAccessible(eve);
  }

  await page.reload();
  await page.getByRole("button", { name: "Change Eve Ode" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Disable…" }).click();
  await expectAccessible(page);
  await page.getByLabel("Reason").fill("left the team");
  await page.keyboard.press("Enter");
  await expect(page.getByText("disabled", { exact: true })).toBeVisible();
  await eve.goto(`${door.baseURL}/now`);
  await expect(eve).toHaveURL(/\/sign-in\?next=%2Fnow$/);
  await eve.context().close();

  await page.goto(`${door.baseURL}/audit`);
  await expect(page.getByText("left the team")).toBeVisible();
  await expectAccessible(page);
});

test("a link that was used says so, and what to do", async ({ page, door }) => {
  await page.goto(`${door.baseURL}/enter#${"x".repeat(43)}`);
  await expect(page.getByRole("heading", { name: "This link is not good any more" })).toBeVisible();
  await expectAccessible(page);
});

test("in the sample one is any of its people, and sees what each may do", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByText("You can read this, not change it.").first()).toBeVisible();
  await page.getByRole("button", { name: /account of Vera Lindt/ }).click();
  await page
    .getByLabel("You look at the sample as")
    .selectOption({ label: "Ada Okafor, viewer, on-call, editor, reviewer, administrator" });
  await expect(page.getByRole("button", { name: /account of Ada Okafor/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("You can read this, not change it.")).toHaveCount(0);
});
