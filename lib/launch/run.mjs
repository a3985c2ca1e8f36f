import { resolve } from "node:path";
import { exitWith } from "./refusal.mjs";
import { ROOT } from "./root.mjs";
import { runChild } from "./run-child.mjs";
import { setUp } from "./set-up.mjs";
import { DEFAULT_SETTINGS } from "./settings.mjs";

/** Runs a TypeScript program of this project: node lib/launch/run.mjs PROGRAM ARGUMENTS… */
await exitWith(async () => {
  const node = await setUp({ buildFor: null });
  const data = process.env.SIGNALBOX_DATA || DEFAULT_SETTINGS.SIGNALBOX_DATA;
  return runChild(node, ["--import", "tsx", ...process.argv.slice(2)], {
    env: { SIGNALBOX_DATA: resolve(ROOT, data) },
  });
});
