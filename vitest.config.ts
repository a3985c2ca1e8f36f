import { defineConfig } from "vitest/config";

const exclude = ["node_modules/**", ".next/**", "tests/browser/**"];
const failOnConsoleError = "tests/fail-on-console-error.ts";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Not a measure of anything: a slow machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["**/*.test.ts"],
          exclude,
          setupFiles: [failOnConsoleError],
        },
      },
      {
        extends: true,
        test: {
          name: "screen",
          environment: "happy-dom",
          include: ["**/*.test.tsx"],
          exclude,
          setupFiles: [failOnConsoleError, "tests/clean-up-screen.ts"],
        },
      },
    ],
  },
});
