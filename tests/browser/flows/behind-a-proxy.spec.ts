import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WEB_PROCESS } from "@/lib/launch/web-process";
import { expect, expectSettled, test } from "../console";
import { freePort, place } from "../place";
import { type ReverseProxy, reverseProxy } from "../reverse-proxy";

/** The one that `npm test` builds for. */
const BELOW = "/tools/signalbox";

let proxy: ReverseProxy;
let web: ChildProcess;
let address = "";

/** One more web process over the data of the sample, which people reach below a path of the proxy. */
test.beforeAll(async () => {
  proxy = await reverseProxy();
  address = `http://127.0.0.1:${proxy.port}${BELOW}`;
  const port = await freePort();
  const { dataDir } = await place("sample");
  web = spawn(process.execPath, WEB_PROCESS, {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: port,
      SIGNALBOX_DATA: dataDir,
      SIGNALBOX_URL: address,
      // Not declared: what a declared one hands on is from elsewhere, and sees no sample.
      SIGNALBOX_PROXY_ADDRESSES: "",
    },
  });
  proxy.upstream = Number(port);
  while (!(await isReady(`${address}/readyz`))) {
    expect(web.exitCode, "the web process ended").toBeNull();
    await sleep(200);
  }
});

test.afterAll(async () => {
  const ended = web.exitCode === null ? once(web, "exit") : [web.exitCode, null];
  web.kill("SIGTERM");
  expect(await ended, "how the web process ends when it is told to").toEqual([0, null]);
  proxy.close();
});

async function isReady(url: string) {
  return (await fetch(url).catch(() => null))?.ok ?? false;
}

test("below a path of a reverse proxy everything is below that path", async ({ page }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== new URL(address).origin || !pathname.startsWith(`${BELOW}/`)) {
      if (pathname !== BELOW) elsewhere.push(request.url());
    }
  });
  const live = page.waitForRequest((request) => request.url().includes("/api/v1/live"));
  await page.goto(address);
  await expect(page).toHaveURL(new RegExp(`${BELOW}/now$`));
  await expectSettled(page);
  await expect(page.getByText("anthropic").first()).toBeVisible();
  await live;

  await page.getByRole("navigation").getByRole("link", { name: "Attempts" }).click();
  await expect(page).toHaveURL(new RegExp(`${BELOW}/attempts`));
  await expectSettled(page);
  await page
    .getByTitle(/Show only Provider/i)
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`${BELOW}/attempts\\?.*provider=`));
  await expectSettled(page);

  const href = (await page.getByRole("link", { name: "CSV" }).first().getAttribute("href")) ?? "";
  expect(href).toMatch(new RegExp(`^${BELOW}/api/v1/attempts\\?`));
  const csv = await page.request.get(`${new URL(address).origin}${href}`);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(elsewhere).toEqual([]);
});

test("endpoints of senders and programs are below the path, and nothing is beside it", async ({
  request,
}) => {
  const { origin } = new URL(address);
  expect((await request.get(`${address}/healthz`)).status()).toBe(200);
  expect((await request.post(`${address}/api/v1/ingest`, { data: "" })).status()).toBe(401);
  expect((await request.post(`${address}/v1/traces`, { data: "" })).status()).toBe(401);
  const document = await (await request.get(`${address}/api/v1/openapi.json`)).json();
  expect(document.servers).toEqual([{ url: BELOW }]);
  for (const path of ["/now", "/healthz", "/api/v1/now", "/v1/traces", "/tools/signalboxes/now"]) {
    expect((await request.get(`${origin}${path}`)).status(), path).toBe(404);
  }
});

test("a redirect leads to a path of ours, whatever host and slashes were asked for", async ({
  request,
}) => {
  const { origin } = new URL(address);
  for (const path of [
    BELOW,
    `${BELOW}/`,
    `${BELOW}//evil.example/`,
    "//evil.example/",
    `/\\evil.example`,
  ]) {
    const answer = await request.get(`${origin}${path}`, {
      maxRedirects: 0,
      headers: { "X-Forwarded-Host": "evil.example" },
    });
    const location = answer.headers().location ?? "";
    expect(new URL(location, origin).origin, `${path} leads to ${location}`).toBe(origin);
  }
});
