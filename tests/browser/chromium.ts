import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const INSTALLED = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
const CACHE = resolve(import.meta.dirname, "../../node_modules/.cache/chromium");

/** The package's own file names folders that exist in a cloud function only; no font, no text. */
const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${CACHE}/fonts</dir>
  <cachedir>${CACHE}/fonts-cache</cachedir>
</fontconfig>
`;

export type Chromium = { executablePath: string; env: Record<string, string> };

/** CHROMIUM_PATH, else an installed one, else the one that npm brought along, unpacked once. */
export function chromium(): Chromium {
  const path = process.env.CHROMIUM_PATH || INSTALLED.find(runs);
  if (path) return { executablePath: path, env: {} };
  if (!existsSync(CACHE)) unpack();
  const executablePath = join(CACHE, "chromium");
  const fonts = { FONTCONFIG_FILE: join(CACHE, "fonts.conf") };
  const env = runs(executablePath) ? fonts : { ...fonts, LD_LIBRARY_PATH: libraries() };
  return { executablePath, env };
}

function runs(command: string) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

/** The package unpacks into TMPDIR; a rename at the end makes half an unpacking impossible. */
function unpack() {
  const unfinished = `${CACHE}.${process.pid}.tmp`;
  mkdirSync(unfinished, { recursive: true });
  const program = `
    import Chromium, { inflate } from "@sparticuz/chromium";
    const bin = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));
    await Chromium.executablePath();
    await inflate(new URL("al2023.tar.br", bin).pathname);`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, TMPDIR: unfinished },
    stdio: ["ignore", "inherit", "inherit"],
  });
  writeFileSync(join(unfinished, "fonts.conf"), FONTS);
  if (run.status === 0 && !existsSync(CACHE)) renameSync(unfinished, CACHE);
  rmSync(unfinished, { recursive: true, force: true });
  if (run.status !== 0)
    throw new Error("No Chromium: set CHROMIUM_PATH to one, or install Chrome.");
}

/** libnss3 and its kin, for machines that have no browser and so lack them. */
function libraries() {
  return [join(CACHE, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
}
