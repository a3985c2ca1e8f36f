import { distDirOf, tsconfigOf } from "./lib/launch/dist-dir.mjs";
import { basePathOf } from "./lib/launch/settings.mjs";

/** What stands before every path becomes part of what is built. */
const basePath = basePathOf(process.env.SIGNALBOX_URL ?? "");

/** Headers are not here: lib/http/web-headers.ts gives every answer its own nonce. */
const config = /** @type {import("next").NextConfig} */ ({
  basePath,
  distDir: distDirOf(basePath),
  env: { SIGNALBOX_BASE_PATH: basePath },
  // No screen has an image to scale: without this Next serves a way to have any path of ours fetched and decoded.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["better-sqlite3"],
  // `npm test` checks the types; checking them again would only delay the first `npm start`.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigOf(basePath) },
  // Without a root Next guesses one from lockfiles further up the disk.
  turbopack: { root: import.meta.dirname },
});

export default config;
