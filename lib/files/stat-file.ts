import { stat } from "node:fs/promises";

export type FileState = { readonly bytes: number; readonly writtenAt: number };

/** Size and time of the last write; `null` for a file that is gone or that may not be looked at. */
export async function statFile(path: string): Promise<FileState | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { bytes: size, writtenAt: Math.round(mtimeMs) };
  } catch {
    return null;
  }
}
