import type { PushError, PushErrorCode } from "@/lib/services/push-error";

type IngestProblem = {
  readonly status: number;
  readonly title: string;
  /** What it is in `google.rpc.Code`, for OTLP. */
  readonly rpc: number;
};

/** What each refusal of a push is in HTTP. */
export const INGEST_PROBLEMS: Record<PushErrorCode | "internal", IngestProblem> = {
  unauthorized: { status: 401, title: "No good token", rpc: 16 },
  forbidden: { status: 403, title: "Not with this token", rpc: 7 },
  malformed_body: { status: 400, title: "The body cannot be read", rpc: 3 },
  invalid_key: { status: 400, title: "The Idempotency-Key is not valid", rpc: 3 },
  key_in_use: { status: 409, title: "This push is going on", rpc: 10 },
  key_reused: { status: 422, title: "The Idempotency-Key belongs to another body", rpc: 3 },
  body_too_large: { status: 413, title: "Too large", rpc: 3 },
  unsupported_media_type: { status: 415, title: "Not in this form", rpc: 3 },
  too_many_requests: { status: 429, title: "Too many requests", rpc: 8 },
  ingester_behind: { status: 429, title: "The ingester is behind", rpc: 8 },
  store_unavailable: { status: 503, title: "It cannot be kept now", rpc: 14 },
  disk_full: { status: 507, title: "The disk is full", rpc: 14 },
  internal: { status: 500, title: "Something went wrong on our side", rpc: 13 },
};

/** RFC 9457, with what was taken before as further members. */
export function ingestProblem(error: PushError): Response {
  const { status, title } = INGEST_PROBLEMS[error.code];
  const { code, message: detail } = error;
  return Response.json(
    { type: "about:blank", title, status, detail, code, ...error.taken },
    { status, headers: { "content-type": "application/problem+json", ...refusalHeaders(error) } },
  );
}

/** Headers that a refusal has in every form. */
export function refusalHeaders({ code, retryAfterS }: PushError): Record<string, string> {
  return {
    "cache-control": "no-store",
    ...(retryAfterS === null ? {} : { "retry-after": String(retryAfterS) }),
    ...(code === "unauthorized" ? { "www-authenticate": 'Bearer realm="signalbox"' } : {}),
  };
}
