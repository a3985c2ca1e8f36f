import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeEntryLink } from "@/db/control/make-entry-link";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { entryLink } from "@/lib/core/access/entry-link";
import { HOUR_MS } from "@/lib/core/time/range";
import { WEB_PROCESS } from "@/lib/launch/web-process";
import { runProvider } from "../../oidc/run-provider";
import { expect, expectAccessible, expectSettled, test } from "../console";
import { freePort } from "../place";
import { type ReverseProxy, reverseProxy } from "../reverse-proxy";

/** The one that `npm test` builds for. */
const BELOW = "/tools/signalbox";
/** Refusals are what is tested here; the browser writes each to its console. */
const REFUSALS = /status of (?:401|403|404)/;

type Page = Parameters<Parameters<typeof test>[2]>[0]["page"];

test.describe.configure({ mode: "serial" });
test.use({ expectedErrors: REFUSALS });

for (const { where, below } of [
  { where: "on this machine, opened as localhost", below: "" },
  { where: "below a path of a reverse proxy", below: BELOW },
]) {
  test.describe(where, () => {
    let web: ChildProcess;
    let proxy: ReverseProxy | null = null;
    let provider: Awaited<ReturnType<typeof runProvider>>;
    let dataDir = "";
    /** That people use, and that they type. */
    let [address, typed] = ["", ""];

    test.beforeAll(async () => {
      const port = await freePort();
      proxy = below === "" ? null : await reverseProxy();
      address = `http://127.0.0.1:${proxy?.port ?? port}${below}`;
      typed = proxy === null ? `http://localhost:${port}` : address;
      provider = await runProvider(`${address}/api/auth/oidc/callback`, "localhost");
      for (const [subject, name, groups] of [
        ["lea", "Lea Lindt", ["leads"]],
        ["omar", "Omar Ode", ["ops", "everybody"]],
        ["eve", "Eve Even", ["everybody"]],
      ] as const) {
        const email = `${subject}@team.example`;
        provider.people.set(subject, { email, email_verified: true, name, groups });
      }
      dataDir = mkdtempSync(join(tmpdir(), "signalbox-sign-on-"));
      migrateStores(dataDir);
      const control = openControl(dataDir);
      upsertGateway(control, { id: "fra-1", region: "eu", runtime: "server" }, Date.now());
      control.$client.close();
      const { issuer, clientId, clientSecret } = provider.settings;
      web = spawn(process.execPath, WEB_PROCESS, {
        stdio: ["ignore", "ignore", "inherit"],
        env: {
          ...process.env,
          ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: port, SIGNALBOX_DATA: dataDir },
          SIGNALBOX_URL: below === "" ? "" : address,
          SIGNALBOX_OIDC_ISSUER: issuer,
          SIGNALBOX_OIDC_CLIENT_ID: clientId,
          SIGNALBOX_OIDC_CLIENT_SECRET: clientSecret,
          SIGNALBOX_GROUP_ROLES: "leads=admin,ops=oncall",
        },
      });
      if (proxy !== null) proxy.upstream = Number(port);
      while (!(await isUp(`${address}/healthz`))) {
        expect(web.exitCode, "the web process ended").toBeNull();
        await sleep(200);
      }
    });

    test.afterAll(async () => {
      const ended = web.exitCode === null ? once(web, "exit") : null;
      web.kill("SIGTERM");
      await ended;
      proxy?.close();
      await provider.end();
      rmSync(dataDir, { recursive: true, force: true });
    });

    /** By the provider's own page. */
    async function signOn(page: Page, subject: string) {
      await page.getByRole("link", { name: "Sign in with single sign-on" }).click();
      await expect(page).toHaveURL(new RegExp(`^${provider.settings.issuer}/interaction/`));
      await page.getByLabel("Who are you?").fill(subject);
      await page.keyboard.press("Enter");
    }

    test("whom the provider proves comes back to where they wanted to go, and may do what their groups give", async ({
      page,
      context,
    }) => {
      await page.goto(`${typed}/keys?r=1h`);
      await expect(page).toHaveURL(`${typed}/sign-in?next=%2Fkeys%3Fr%3D1h`);
      await expectAccessible(page);
      await signOn(page, "lea");
      await expect(page).toHaveURL(`${address}/keys?r=1h`);
      await expect(page.getByRole("button", { name: /account of Lea Lindt/ })).toBeVisible();
      const session = (await context.cookies(address)).find(({ name }) =>
        name.endsWith("signalbox.session_token"),
      );
      const path = below === "" ? "/" : below;
      expect(session).toMatchObject({ path, httpOnly: true, sameSite: "Lax" });

      await page.goto(`${address}/people`);
      const lea = page.getByRole("row", { name: /lea@team\.example/ });
      await expect(lea).toContainText("Administrator");
      await expect(lea).toContainText("single sign-on");
      await page.goto(`${address}/audit`);
      const added = page.getByRole("listitem").filter({ hasText: "Person added" });
      await expect(added.filter({ hasText: "lea@team.example" })).toBeVisible();
      await expectSettled(page);
    });

    test("other groups are other roles: what they do not give is said, and is refused", async ({
      page,
    }) => {
      await page.goto(`${typed}/sign-in`);
      await signOn(page, "omar");
      await expect(page).toHaveURL(`${address}/now`);
      await expectSettled(page);
      for (const path of ["/people", "/tokens", "/audit"]) {
        await page.goto(`${address}${path}`);
        await expect(page.getByText("You may not see this")).toBeVisible();
      }
      const answer = await page.request.get(`${address}/api/v1/people`);
      expect(answer.status()).toBe(403);
      await page.goto(`${address}/account`);
      await expect(page.getByText("On-call", { exact: true }).first()).toBeVisible();

      await page.getByRole("button", { name: /account of Omar Ode/ }).click();
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL(`${address}/sign-in`);
      // The provider has not forgotten who they are.
      await page.getByRole("link", { name: "Sign in with single sign-on" }).click();
      await expect(page).toHaveURL(`${address}/now`);
    });

    test("whoever has an account with a password links the two once, and comes by either from then on", async ({
      page,
    }) => {
      const mia = { email: "mia@team.example", password: "tulip quarry mosaic harbour" };
      await page.goto(invitationOf(dataDir, mia.email, address));
      await page.getByLabel("Your name").fill("Mia Berg");
      await page.getByLabel("Password", { exact: true }).fill(mia.password);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${address}/now`);
      // Away from the console first: without its cookie it would go to the sign-in page by itself.
      await page.goto("about:blank");
      await page.context().clearCookies();

      provider.people.set("mia", { ...mia, email_verified: true, name: "Mia", groups: ["ops"] });
      await page.goto(`${address}/sign-in`);
      await signOn(page, "mia");
      await expect(page.getByText(/Sign in with it, and link single sign-on/)).toBeVisible();
      await page.getByLabel("E-mail address").fill(mia.email);
      await page.getByLabel("Password", { exact: true }).fill(mia.password);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${address}/now`);
      await page.goto(`${address}/account`);
      await page.getByRole("link", { name: "Link single sign-on" }).click();
      await expect(page.getByText("You can come by single sign-on.")).toBeVisible();
      await expectAccessible(page);

      await page.getByRole("button", { name: /account of Mia Berg/ }).click();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("link", { name: "Sign in with single sign-on" }).click();
      await expect(page).toHaveURL(`${address}/now`);
      await expect(page.getByRole("button", { name: /account of Mia Berg/ })).toBeVisible();
    });

    test("whoever has no role here is back at the sign-in page, which says why", async ({
      page,
    }) => {
      await page.goto(`${typed}/sign-in`);
      await signOn(page, "eve");
      await expect(page).toHaveURL(`${address}/sign-in?refused=no_role`);
      await expect(page.getByText("Single sign-on did not let you in.")).toBeVisible();
      await expect(page.getByText("None of your groups has a role here.")).toBeVisible();
      await expectAccessible(page);
      expect((await page.request.get(`${address}/api/v1/me`)).status()).toBe(401);
    });
  });
}

/** As an administrator makes one. */
function invitationOf(dataDir: string, email: string, address: string): string {
  const control = openControl(dataDir);
  const grants = [{ role: "viewer", gateways: null, environments: null }] as const;
  const link = { kind: "invitation", email, grants, createdBy: "Lea Lindt" } as const;
  const now = Date.now();
  const { secret } = makeEntryLink(control, { ...link, expiresAt: now + HOUR_MS }, now);
  control.$client.close();
  return entryLink(address, secret);
}

async function isUp(url: string) {
  return (await fetch(url).catch(() => null))?.ok ?? false;
}
