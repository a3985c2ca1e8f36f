import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { WEB_PROCESS } from "@/lib/launch/web-process";
import { expect, expectAccessible, expectSettled, test } from "../console";
import { freePort } from "../place";
import { type ReverseProxy, reverseProxy } from "../reverse-proxy";

test.describe.configure({ mode: "serial" });
// Refusals are what is tested here; the browser writes each to its console.
test.use({ expectedErrors: /status of (?:401|403)/ });

const says = (name: string, groups: string) => ({
  "x-auth-email": `${name}@team.example`,
  "x-auth-groups": groups,
});

let proxy: ReverseProxy;
let web: ChildProcess;
let port = "";
let address = "";
let dataDir = "";

test.beforeAll(async () => {
  proxy = await reverseProxy();
  address = `http://127.0.0.1:${proxy.port}`;
  port = await freePort();
  dataDir = mkdtempSync(join(tmpdir(), "signalbox-proxied-"));
  migrateStores(dataDir);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "server" }, Date.now());
  control.$client.close();
  web = spawn(process.execPath, WEB_PROCESS, {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: port, SIGNALBOX_DATA: dataDir },
      SIGNALBOX_URL: address,
      SIGNALBOX_PROXY_ADDRESSES: "127.0.0.1",
      SIGNALBOX_PROXY_USER_HEADER: "X-Auth-Email",
      SIGNALBOX_PROXY_GROUPS_HEADER: "X-Auth-Groups",
      SIGNALBOX_GROUP_ROLES: "leads=admin,ops=oncall",
    },
  });
  proxy.upstream = Number(port);
  while (!(await isUp(`${address}/healthz`))) {
    expect(web.exitCode, "the web process ended").toBeNull();
    await sleep(200);
  }
});

test.afterAll(async () => {
  const ended = web.exitCode === null ? once(web, "exit") : null;
  web.kill("SIGTERM");
  await ended;
  proxy.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function isUp(url: string) {
  return (await fetch(url).catch(() => null))?.ok ?? false;
}

test("whom the proxy names is in without a sign-in page, and may do what their groups give", async ({
  page,
}) => {
  proxy.says = says("lea", "leads");
  await page.goto(`${address}/keys?r=1h`);
  await expect(page).toHaveURL(`${address}/keys?r=1h`);
  await page.goto(`${address}/people`);
  const lea = page.getByRole("row", { name: /lea@team\.example/ });
  await expect(lea).toContainText("Administrator");
  await expect(lea).toContainText("proxy");
  await page.goto(`${address}/account`);
  await expect(page.getByText("Your organisation's proxy says who you are.")).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page);

  // The console's own pages write in their name, by the proof that they are given.
  const made = await page.evaluate(async () => {
    const { csrf } = await (await fetch("/api/v1/me")).json();
    const write = (headers: Record<string, string>) =>
      fetch("/api/v1/tokens", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ name: "wall", role: "viewer", gateway: null, days: 1 }),
      });
    return [(await write({})).status, (await write({ "x-signalbox-csrf": csrf })).status];
  });
  expect(made).toEqual([403, 200]);
});

test("when the proxy names somebody else, or nobody, the next answer is theirs, or nobody's", async ({
  page,
}) => {
  proxy.says = says("omar", "ops");
  await page.goto(`${address}/people`);
  await expect(page.getByText("You may not see this")).toBeVisible();
  await expect(page.getByRole("button", { name: /account of omar@team/ })).toBeVisible();
  proxy.says = {};
  await page.goto(`${address}/now`);
  await expect(page).toHaveURL(`${address}/sign-in?next=%2Fnow`);
});

test("who goes around the proxy and names themselves is nobody, which administrators read in the audit", async ({
  page,
}) => {
  proxy.says = says("lea", "leads");
  const forged = ask({
    ...{ host: "127.0.0.1", port, localAddress: "127.0.0.3", path: "/api/v1/people" },
    headers: { ...says("lea", "leads"), "x-forwarded-for": "127.0.0.1" },
  }).end();
  const [answer] = await once(forged, "response");
  answer.resume();
  expect(answer.statusCode).toBe(401);
  await page.goto(`${address}/audit`);
  const refused = page.getByRole("listitem").filter({ hasText: "127.0.0.3" });
  await expect(refused).toContainText("identity that no declared proxy sent");
});
