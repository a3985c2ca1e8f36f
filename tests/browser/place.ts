import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * `sample`: nothing is configured. `live`: recorded Gateways were read in. `incidents`: made-up ones, each in
 * trouble. `door`: a Gateway that said nothing yet, and nobody has an account; in the others there is an administrator.
 */
export const SCENES = ["sample", "live", "incidents", "door"] as const;
export type Scene = (typeof SCENES)[number];
export type Place = { scene: Scene; baseURL: string; port: string; dataDir: string };

/**
 * Where the server of a scene listens and keeps its data. The workers load the configuration again and
 * must find the same place, so the first one to ask writes it into the environment they inherit.
 */
export async function place(scene: Scene): Promise<Place> {
  const name = `SIGNALBOX_TEST_${scene.toUpperCase()}`;
  process.env[`${name}_PORT`] ??= await freePort();
  process.env[`${name}_DATA`] ??= mkdtempSync(join(tmpdir(), `signalbox-${scene}-`));
  const port = process.env[`${name}_PORT`] ?? "";
  const dataDir = process.env[`${name}_DATA`] ?? "";
  return { scene, baseURL: `http://127.0.0.1:${port}`, port, dataDir };
}

/** One that nobody listens on now. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return String(typeof address === "object" ? address?.port : address);
}
