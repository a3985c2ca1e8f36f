import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Place = { baseURL: string; port: string; dataDir: string };

/**
 * Where the tested server listens and keeps its data. The workers load the configuration again and
 * must find the same place, so the first one to ask writes it into the environment they inherit.
 */
export async function place(): Promise<Place> {
  process.env.SIGNALBOX_TEST_PORT ??= await freePort();
  process.env.SIGNALBOX_TEST_DATA ??= mkdtempSync(join(tmpdir(), "signalbox-browser-"));
  const port = process.env.SIGNALBOX_TEST_PORT;
  return { baseURL: `http://127.0.0.1:${port}`, port, dataDir: process.env.SIGNALBOX_TEST_DATA };
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return String(typeof address === "object" ? address?.port : address);
}
