import type { SourceFile } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { statFile } from "@/lib/files/stat-file";
import type { ConsoleStores } from "./console-stores";

/** More files than a person has are not looked at one by one. */
const MOST_FILES = 200;

/** What the disk says of the files of a pattern. */
export type OnDisk = {
  /** Not read yet; `null`: what is read of a gzip file is counted decompressed. */
  readonly unreadBytes: number | null;
  readonly writtenAt: EpochMs;
  /** By how much a newest event is later than the last write of its own file; negative: earlier. */
  readonly aheadOfWriteMs: number | null;
};

/** By Gateway and pattern, see {@link fileKey}. The sample's files are of no interest to anybody. */
export async function filesOnDisk({ mode, events }: ConsoleStores): Promise<Map<string, OnDisk>> {
  const found = new Map<string, OnDisk>();
  if (mode === "sample") return found;
  const files = await events.files(MOST_FILES);
  const states = await Promise.all(files.map(onDisk));
  for (const [index, file] of files.entries()) {
    const state = states[index];
    if (!state) continue;
    const key = patternKey(file);
    const others = found.get(key);
    found.set(key, others === undefined ? state : together(others, state));
  }
  return found;
}

export function patternKey({ gateway, pattern }: Pick<SourceFile, "gateway" | "pattern">): string {
  return JSON.stringify([gateway, pattern]);
}

async function onDisk(file: SourceFile): Promise<OnDisk | null> {
  const state = await statFile(file.path);
  if (state === null) return null;
  return {
    unreadBytes: file.path.endsWith(".gz") ? null : Math.max(0, state.bytes - file.readTo),
    writtenAt: state.writtenAt,
    aheadOfWriteMs: file.lastEventAt === null ? null : file.lastEventAt - state.writtenAt,
  };
}

function together(a: OnDisk, b: OnDisk): OnDisk {
  return {
    unreadBytes:
      a.unreadBytes === null || b.unreadBytes === null ? null : a.unreadBytes + b.unreadBytes,
    writtenAt: Math.max(a.writtenAt, b.writtenAt),
    aheadOfWriteMs: Math.max(a.aheadOfWriteMs ?? -Infinity, b.aheadOfWriteMs ?? -Infinity),
  };
}
