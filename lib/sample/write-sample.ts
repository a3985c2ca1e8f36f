import { createHash } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Runtime } from "@/lib/core/attempt/attempt";
import type { SourceKind } from "@/lib/core/store/event-store";
import { type EpochMs, HOUR_MS } from "@/lib/core/time/range";
import { generateWeek } from "./generate-week";
import { redate, writtenAt } from "./redate";

/** One file of the sample, and where it is said to come from. */
export type SampleSource = {
  readonly gateway: string;
  readonly region: string;
  readonly runtime: Runtime;
  readonly kind: SourceKind;
  readonly path: string;
  /** Names of keys by their hash. */
  readonly profiles: Readonly<Record<string, string>>;
  /** True: written by a real Gateway and moved in time. False: made up. */
  readonly recorded: boolean;
};

export type SampleManifest = { readonly endAt: EpochMs; readonly sources: readonly SampleSource[] };

/** A Gateway's name says that what it shows is a recording. */
const RECORDINGS = [
  { gateway: "recorded-a", file: "2026.9-default-level.log" },
  { gateway: "recorded-c", file: "2026.9-every-call.log" },
  { gateway: "recorded-2026.7", file: "2026.7.1.log" },
] as const;
/** They ran on loopback, in no region of the world. */
const RECORDED_REGION = "lab";
/** Outside the last day, which a newcomer sees first: the made-up fleet is enough there. */
const RECORDINGS_END_BEFORE_MS = 30 * HOUR_MS;
const CHUNK = 1 << 20;
const OWNER_ONLY = 0o600;

/**
 * Writes the sample below `dir`: the generated week that ends at `endAt`, the recordings, and
 * `manifest.json`. Readable by the owner only, as a Gateway's log is.
 */
export async function writeSample(
  dir: string,
  { endAt, seed }: { readonly endAt: EpochMs; readonly seed: number },
): Promise<SampleManifest> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const sources = [...(await writeWeek(dir, seed, endAt)), ...(await writeRecordings(dir, endAt))];
  const manifest: SampleManifest = { endAt, sources };
  await writeLines(join(dir, "manifest.json"), [JSON.stringify(manifest, null, 2)]);
  return manifest;
}

async function writeWeek(dir: string, seed: number, endAt: EpochMs): Promise<SampleSource[]> {
  const sources: SampleSource[] = [];
  for (const week of generateWeek({ seed, endAt, sha256Hex })) {
    const { gateway, region, runtime, kind, profiles } = week;
    const path = join(dir, `${gateway}.${kind === "tuples" ? "jsonl" : "log"}`);
    await writeLines(path, week.lines());
    sources.push({ gateway, region, runtime, kind, path, profiles, recorded: false });
  }
  return sources;
}

async function writeRecordings(dir: string, endAt: EpochMs): Promise<SampleSource[]> {
  const profiles = JSON.parse(await readRecorded("profiles.json")) as Record<string, string>;
  const sources: SampleSource[] = [];
  for (const { gateway, file } of RECORDINGS) {
    const lines = (await readRecorded(file)).trimEnd().split("\n");
    const last = writtenAt(lines.at(-1) ?? "");
    if (last === null) throw new Error(`The recording ${file} does not say when it ends.`);
    const byMs = endAt - RECORDINGS_END_BEFORE_MS - last;
    const path = join(dir, `${gateway}.log`);
    await writeLines(
      path,
      lines.map((line) => redate(line, byMs)),
    );
    sources.push({
      gateway,
      region: RECORDED_REGION,
      runtime: "npm",
      kind: "openclaw_log",
      path,
      profiles,
      recorded: true,
    });
  }
  return sources;
}

function readRecorded(file: string): Promise<string> {
  return readFile(join(import.meta.dirname, "recorded", file), "utf8");
}

/** In chunks, so that a week is never held as a whole and other work goes on in between. */
async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = await open(path, "w", OWNER_ONLY);
  try {
    let chunk = "";
    for (const line of lines) {
      chunk += `${line}\n`;
      if (chunk.length < CHUNK) continue;
      await file.write(chunk);
      chunk = "";
    }
    await file.write(chunk);
    // The mode above is for a file that is new; an older one keeps its own.
    await file.chmod(OWNER_ONLY);
  } finally {
    await file.close();
  }
}

function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
