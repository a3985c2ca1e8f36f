/** Refusals that a caller can do something about; anything else that is thrown is a fault of ours. */
export const SERVICE_ERROR_CODES = [
  "invalid_query",
  "unsupported_filter",
  "not_found",
  "not_ready",
  "too_many_listeners",
  "invalid_body",
  "conflict",
  "not_saved",
  "unauthenticated",
  "wrong_credentials",
  "too_many_attempts",
  "too_busy",
  "key_lost",
  "weak_password",
  "forbidden",
] as const;
export type ServiceErrorCode = (typeof SERVICE_ERROR_CODES)[number];

export class ServiceError extends Error {
  constructor(
    readonly code: ServiceErrorCode,
    message: string,
    /** After so many seconds it may be tried again; `null`: waiting does not help. */
    readonly waitS: number | null = null,
  ) {
    super(message);
    this.name = "ServiceError";
  }
}
