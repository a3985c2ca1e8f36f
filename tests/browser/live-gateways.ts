import { join } from "node:path";
import type { Runtime } from "@/lib/core/attempt/attempt";

/** The Gateways of the `live` scene: recordings, each as its own Gateway. */
export const LIVE_GATEWAYS = [
  { gateway: "gw-us", region: "us", runtime: "npm", recording: "default-level-a" },
  { gateway: "gw-sg", region: "sg", runtime: "docker", recording: "every-call-c" },
  { gateway: "gw-old", region: "eu", runtime: "server", recording: "release-2026.6.11" },
] as const satisfies readonly {
  gateway: string;
  region: string;
  runtime: Runtime;
  recording: string;
}[];

/** They all ran on that day. */
export const LIVE_RANGE = {
  from: Date.UTC(2026, 10, 22, 12),
  to: Date.UTC(2026, 10, 23),
} as const;

export function recordedLog(recording: string): string {
  return join(import.meta.dirname, "..", "recordings", recording, "gateway.log.gz");
}

/** A log in the scene's data folder that tests append to while the server runs. */
export function growingLog(dataDir: string): string {
  return join(dataDir, "growing.log");
}
