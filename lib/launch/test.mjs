import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { codeOf, exitWith } from "./refusal.mjs";
import { modulePath } from "./root.mjs";
import { runChild } from "./run-child.mjs";
import { setUp } from "./set-up.mjs";

const REPORTS = modulePath(".cache/signalbox");
const UNIT_REPORT = `${REPORTS}/unit.json`;
const BROWSER_REPORT = `${REPORTS}/browser.json`;
/** Only its path counts: that of tests/browser/flows/behind-a-proxy.spec.ts. */
const BELOW = "http://127.0.0.1/tools/signalbox";

/** @typedef {{ passed: number; failed: number }} Count */
/** @typedef {{ title: string; run: (node: string) => Promise<number>; count?: () => Count }} Check */

/** @type {Check[]} */
const QUICK = [
  {
    title: "Format and lint",
    run: (node) => tool(node, "@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
  },
  {
    title: "Types",
    run: async (node) =>
      (await tool(node, "next/dist/bin/next", ["typegen"])) ||
      (await tool(node, "typescript/bin/tsc", ["--noEmit"])),
  },
  {
    title: "Unit tests",
    run: (node) =>
      tool(node, "vitest/vitest.mjs", [
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${UNIT_REPORT}`,
      ]),
    count: () => unitCount(readReport(UNIT_REPORT)),
  },
];

/** @type {Check[]} */
const ALL = [
  ...QUICK,
  { title: "Build", run: () => setUp({ buildFor: "" }).then(() => 0) },
  { title: "Build below a path", run: () => setUp({ buildFor: BELOW }).then(() => 0) },
  {
    title: "Browser tests",
    run: (node) =>
      tool(node, "@playwright/test/cli.js", ["test", "--reporter=list,json"], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT,
      }),
    count: () => browserCount(readReport(BROWSER_REPORT)),
  },
];

await exitWith(async () => {
  const started = Date.now();
  const node = await setUp({ buildFor: null });
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const { code, total } = await runAll(process.argv.includes("--quick") ? QUICK : ALL, node);
  console.log(
    `\n${code === 0 ? "Every check passed" : "Stopped at a failed check"} after ${Math.round((Date.now() - started) / 1000)} s.`,
  );
  console.log(`Signalbox: ${total.passed} passed, ${total.failed} failed`);
  return code;
});

/** The first failure ends it; one without a test of its own to blame counts as one failed. */
async function runAll(/** @type {Check[]} */ checks, /** @type {string} */ node) {
  const total = { passed: 0, failed: 0 };
  for (const { title, run, count } of checks) {
    console.log(`\n== ${title} ==`);
    const code = await codeOf(() => run(node));
    const { passed, failed } = count?.() ?? { passed: 0, failed: 0 };
    total.passed += passed;
    total.failed += failed;
    if (code !== 0) return { code, total: { ...total, failed: Math.max(total.failed, 1) } };
  }
  return { code: 0, total };
}

/** @param {string} node @param {string} path @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function tool(node, path, args, env) {
  return runChild(node, [modulePath(path), ...args], { ...(env && { env }) });
}

function unitCount(/** @type {any} */ report) {
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function browserCount(/** @type {any} */ report) {
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
  return { passed: expected + flaky, failed: unexpected };
}

function readReport(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
