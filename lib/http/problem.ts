import type { ServiceErrorCode } from "@/lib/services/service-error";

type ProblemCode =
  | ServiceErrorCode
  | "foreign_host"
  | "method_not_allowed"
  | "cross_site"
  | "csrf"
  | "unsupported_media_type"
  | "body_too_large"
  | "internal";

const STATUS: Record<ProblemCode, number> = {
  invalid_query: 400,
  unsupported_filter: 422,
  not_found: 404,
  not_ready: 503,
  too_many_listeners: 503,
  invalid_body: 400,
  conflict: 409,
  not_saved: 503,
  unauthenticated: 401,
  wrong_credentials: 401,
  too_many_attempts: 429,
  too_busy: 503,
  key_lost: 409,
  weak_password: 400,
  forbidden: 403,
  foreign_host: 403,
  method_not_allowed: 405,
  cross_site: 403,
  csrf: 403,
  unsupported_media_type: 415,
  body_too_large: 413,
  internal: 500,
};

const TITLE: Record<ProblemCode, string> = {
  invalid_query: "The query is not valid",
  unsupported_filter: "This filter is not supported yet",
  not_found: "Not found",
  not_ready: "Not ready",
  too_many_listeners: "Too many listen at once",
  invalid_body: "The body is not valid",
  conflict: "Edited meanwhile",
  not_saved: "Not saved",
  unauthenticated: "Sign in first",
  wrong_credentials: "That is not right",
  too_many_attempts: "Wait a moment",
  too_busy: "Too many at once",
  key_lost: "Sealed with another key",
  weak_password: "Choose another password",
  forbidden: "Not with your roles",
  foreign_host: "Not under this name",
  method_not_allowed: "Not this way",
  cross_site: "Not from another site",
  csrf: "Load the page again",
  unsupported_media_type: "Not JSON",
  body_too_large: "Too large",
  internal: "Something went wrong on our side",
};

/** RFC 9457; `code` is stable, `detail` is for people. */
export function problem(code: ProblemCode, detail: string, waitS: number | null = null): Response {
  const status = STATUS[code];
  return Response.json(
    { type: "about:blank", title: TITLE[code], status, detail, code },
    {
      status,
      headers: {
        ...{ "content-type": "application/problem+json", "cache-control": "no-store" },
        ...(waitS === null ? {} : { "retry-after": String(waitS) }),
      },
    },
  );
}
