import { ApiError } from "@/lib/client/api-error";
import type { EpochMs } from "@/lib/core/time/range";

/** When the next try is read; `null`: at once. */
export function waitUntil(error: unknown): EpochMs | null {
  if (!(error instanceof ApiError) || error.waitS === null) return null;
  return Date.now() + error.waitS * 1_000;
}
