import type { LivePulse } from "@/lib/contracts/live";
import type { ConsoleStores } from "./console-stores";

/** What every listener of GET /api/v1/live is told when something changed. */
export async function readLivePulse({ events, mode, now }: ConsoleStores): Promise<LivePulse> {
  const { version, lastAt, arrived } = await events.pulse();
  return { asOf: now, mode, version: String(version), lastAt, arrived };
}
