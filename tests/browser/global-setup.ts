import { rmSync } from "node:fs";
import { makeAdministrator } from "./administrator";
import { place, SCENES } from "./place";

/** Runs once, when the servers answer; what it returns runs once at the end. */
export default async function globalSetup() {
  const places = await Promise.all(SCENES.map(place));
  for (const one of places) {
    if (one.scene === "live" || one.scene === "incidents") await makeAdministrator(one);
  }
  return () => {
    for (const { dataDir } of places) rmSync(dataDir, { recursive: true, force: true });
  };
}
