import { rmSync } from "node:fs";
import { place, SCENES } from "./place";

/** Runs once, when the servers answer; what it returns runs once at the end. */
export default async function globalSetup() {
  const places = await Promise.all(SCENES.map(place));
  return () => {
    for (const { dataDir } of places) rmSync(dataDir, { recursive: true, force: true });
  };
}
