import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What a segment of a push log holds: pushes to the ingest path, or OTLP. */
export const PUSH_KINDS = ["push", "otlp"] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

export type PushSegment = { readonly kind: PushKind; readonly path: string };

const LONGEST_NAME = 80;
const SEGMENT = /^(push|otlp)-[\w.-]+\.ndjson$/;

/** The folder with what was pushed for a Gateway. Its name is safe whatever the Gateway is called. */
export function pushFolder(dataDir: string, gateway: string): string {
  const safe = gateway.replace(/[^A-Za-z0-9_-]/g, "~").slice(0, LONGEST_NAME);
  // The same letters after the replacement do not make two Gateways one.
  const hash = createHash("sha256").update(gateway).digest("hex").slice(0, 12);
  return join(dataDir, "pushed", `${safe}.${hash}`);
}

/** The pattern under which all segments of a kind are one source. */
export function pushPattern(dataDir: string, gateway: string, kind: PushKind): string {
  return join(pushFolder(dataDir, gateway), `${kind}-*.ndjson`);
}

/** The segments of a Gateway, oldest first; none where nothing was pushed. */
export function pushSegments(dataDir: string, gateway: string): PushSegment[] {
  const folder = pushFolder(dataDir, gateway);
  return namesIn(folder).flatMap((name) => {
    const kind = SEGMENT.exec(name)?.[1];
    return kind === undefined ? [] : [{ kind: kind as PushKind, path: join(folder, name) }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
