import { PushError } from "./push-error";

/** What the file system or the store said, as a refusal; anything else stays what it is. */
export function refusalOf(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
  if (error instanceof PushError || typeof code !== "string") return error;
  if (["ENOSPC", "EDQUOT", "EFBIG", "SQLITE_FULL"].includes(code)) {
    return new PushError("disk_full", "The disk is full: nothing more can be taken.", 60);
  }
  if (/^(?:E[A-Z]+|SQLITE_[A-Z_]+)$/.test(code)) {
    return new PushError("store_unavailable", `What was pushed cannot be kept (${code}).`, 10);
  }
  return error;
}
