import type { PushAnswer } from "@/lib/contracts/push";

/** Why a push was refused. Stable codes; what each is in HTTP is said in `lib/http/ingest-problem.ts`. */
export const PUSH_ERROR_CODES = [
  "unauthorized",
  "forbidden",
  "malformed_body",
  "invalid_key",
  "key_in_use",
  "key_reused",
  "body_too_large",
  "unsupported_media_type",
  "too_many_requests",
  "ingester_behind",
  "store_unavailable",
  "disk_full",
] as const;
export type PushErrorCode = (typeof PUSH_ERROR_CODES)[number];

/** A refusal that the sender can do something about, be it waiting. */
export class PushError extends Error {
  /** What of the body was taken before, durably. */
  taken: PushAnswer | null = null;

  constructor(
    readonly code: PushErrorCode,
    message: string,
    /** Seconds after which trying again makes sense; `null`: never as it is. */
    readonly retryAfterS: number | null = null,
  ) {
    super(message);
    this.name = "PushError";
  }
}
