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
] as const;
export type ServiceErrorCode = (typeof SERVICE_ERROR_CODES)[number];

export class ServiceError extends Error {
  constructor(
    readonly code: ServiceErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "ServiceError";
  }
}
