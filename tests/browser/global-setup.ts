import { rmSync } from "node:fs";
import { place } from "./place";

/** Runs once, when the server answers; what it returns runs once at the end. */
export default async function globalSetup() {
  const { dataDir } = await place();
  return () => rmSync(dataDir, { recursive: true, force: true });
}
