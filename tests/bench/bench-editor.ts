import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium as playwright } from "@playwright/test";
import { SAMPLE_COOKIE } from "@/lib/core/access/sample-people";
import { CHROMIUM_FLAGS, chromium } from "@/tests/browser/chromium";
import { freePort } from "@/tests/browser/place";

const PRESSES = 15;
const VIEWPORT = { width: 1440, height: 900 };

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof playwright.launch>>["newPage"]>>;

/**
 * From a key press or a click in the editor to the next picture, in milliseconds, in a real browser over the production build and the sample's
 * traffic. Durations are those of the browser's Event Timing (https://www.w3.org/TR/event-timing), which counts in steps of 8.
 */
export async function benchEditor(text: string, dir: string): Promise<string> {
  const dataDir = join(dir, "editor");
  mkdirSync(dataDir, { recursive: true });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = serve(port, dataDir);
  try {
    await ready(base);
    return await measured(base, await beginDraft(base, text));
  } finally {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
}

async function measured(base: string, draft: string): Promise<string> {
  const { executablePath, env } = chromium();
  const browser = await playwright.launch({
    ...{ executablePath, args: CHROMIUM_FLAGS },
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await context.addCookies([{ name: SAMPLE_COOKIE, value: "edda", url: base }]);
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(`${base}/routes/drafts/${draft}/edit`);
    await page.getByRole("button", { name: "default: edit" }).waitFor();
    const lines: string[] = [];
    for (const [what, work] of WORKS) {
      const times = await eachOf(page, work);
      const [median = 0, most = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
      lines.push(`| ${what} | ${times.length} | ${median} ms | ${most} ms |`);
    }
    const head = ["| in the browser | n | median | slowest |", "|---|---|---|---|"];
    return [...head, ...lines].join("\n");
  } finally {
    await browser.close();
  }
}

/** Each is done again and again; `round` tells which time it is. */
const WORKS: readonly [what: string, work: (page: Page, round: number) => Promise<void>][] = [
  ["open or close a scenario", (page) => page.getByRole("button", { name: /^default: / }).click()],
  [
    "type in the model picker",
    async (page) => {
      await opened(page);
      await page.getByLabel("Add a fallback to default").press("g");
    },
  ],
  [
    "change a model of a chain",
    async (page, round) => {
      const field = page.getByLabel("Fallback 1", { exact: true });
      await field.fill(`qwen/qwen-${round}`);
      await field.press("Enter");
    },
  ],
  [
    "move a model in a chain",
    (page) =>
      page
        .getByRole("button", { name: /^Move .* down$/ })
        .first()
        .click(),
  ],
  ["undo", (page) => page.getByRole("button", { name: "Undo" }).click()],
  [
    "type in the search",
    (page, round) =>
      page.getByLabel("Find a scenario or a model").press(round % 2 === 0 ? "a" : "Backspace"),
  ],
  ["type in the title", (page) => page.getByLabel("Title").press("x")],
  [
    "switch between form and YAML",
    (page, round) => page.getByRole("button", { name: round % 2 === 0 ? "YAML" : "Form" }).click(),
  ],
  [
    "type in the YAML",
    async (page) => {
      const yaml = page.getByRole("button", { name: "YAML" });
      if ((await yaml.getAttribute("aria-pressed")) !== "true") await yaml.click();
      await page.getByLabel("The table as YAML").press("#");
    },
  ],
];

async function opened(page: Page): Promise<void> {
  const closed = page.getByRole("button", { name: "default: edit" });
  if ((await closed.count()) > 0) await closed.click();
}

/** The longest event of each round, shortest first. What came below the browser's 16 ms counts as 16. */
async function eachOf(page: Page, work: (typeof WORKS)[number][1]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < PRESSES; round++) {
    await page.evaluate(() => window.signalboxEvents.splice(0));
    await work(page, round);
    // Autosaving and checks begin after the last press: their work must be seen as well.
    await setTimeout(700);
    const [longest = 16] = (await page.evaluate(() => window.signalboxEvents)).sort(
      (a, b) => b - a,
    );
    times.push(longest);
  }
  return times.sort((a, b) => a - b);
}

declare global {
  interface Window {
    signalboxEvents: number[];
  }
}

/** Runs in the page. */
function observe(): void {
  window.signalboxEvents = [];
  new PerformanceObserver((list) => {
    window.signalboxEvents.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

function serve(port: string, dataDir: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "tests/browser/web-server.ts"], {
    stdio: "ignore",
    env: {
      ...process.env,
      ...{ PORT: port, HOST: "127.0.0.1", SIGNALBOX_DATA: dataDir, NODE_ENV: "production" },
    },
  });
}

async function ready(base: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await setTimeout(200);
  }
  throw new Error("The server does not answer. Is the project built? `npm start` builds it.");
}

async function beginDraft(base: string, text: string): Promise<string> {
  const cookie = `${SAMPLE_COOKIE}=edda`;
  const me = await (await fetch(`${base}/api/v1/me`, { headers: { cookie } })).json();
  const answer = await fetch(`${base}/api/v1/routes/drafts`, {
    method: "POST",
    headers: {
      ...{ cookie, origin: base, "content-type": "application/json" },
      "x-signalbox-csrf": me.csrf,
    },
    body: JSON.stringify({ table: "large", text, title: "A large table" }),
  });
  if (!answer.ok) throw new Error(`A draft was refused: ${await answer.text()}`);
  return (await answer.json()).id;
}
