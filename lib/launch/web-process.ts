/** What `node` runs as the web process, before its own options. */
export const WEB_PROCESS = [
  "--disable-warning=ExperimentalWarning",
  "--import",
  "./lib/launch/resolve-ts.mjs",
  "lib/launch/web.ts",
] as const;
