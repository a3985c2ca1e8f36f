import { defineConfig, type Project } from "@playwright/test";
import { CHROMIUM_FLAGS, chromium } from "./tests/browser/chromium";
import { place, SCENES } from "./tests/browser/place";

const places = await Promise.all(SCENES.map(place));
const { executablePath, env } = chromium();

const SCREENS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results",
  globalSetup: "./tests/browser/global-setup.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Not a measure of anything: a slow machine must not fail a test.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: places.find(({ scene }) => scene === "sample")?.baseURL,
    launchOptions: { executablePath, args: CHROMIUM_FLAGS, env: { ...process.env, ...env } },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
  },
  projects: [
    ...Object.entries(SCREENS).flatMap(([name, screen]) =>
      (["light", "dark"] as const).map(
        (colorScheme): Project => ({
          name: `${name} ${colorScheme}`,
          testMatch: "screens.spec.ts",
          use: { ...screen, colorScheme },
        }),
      ),
    ),
    { name: "flows", testMatch: "flows/*.spec.ts", use: SCREENS.desktop },
  ],
  webServer: places.map(({ scene, port, dataDir, baseURL }) => ({
    command: `"${process.execPath}" --import tsx tests/browser/web-server.ts`,
    env: {
      PORT: port,
      HOST: "127.0.0.1",
      SIGNALBOX_DATA: dataDir,
      SIGNALBOX_TEST_SCENE: scene,
      NODE_ENV: "production",
    },
    url: `${baseURL}/readyz`,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    timeout: 120_000,
    stdout: "ignore",
  })),
});
