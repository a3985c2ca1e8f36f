import type { ServiceErrorCode } from "@/lib/services/service-error";

type ProblemCode =
  | ServiceErrorCode
  | "foreign_host"
  | "cross_site"
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
  foreign_host: 403,
  cross_site: 403,
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
  foreign_host: "Not under this name",
  cross_site: "Not from another site",
  unsupported_media_type: "Not JSON",
  body_too_large: "Too large",
  internal: "Something went wrong on our side",
};

/** RFC 9457; `code` is stable, `detail` is for people. */
export function problem(code: ProblemCode, detail: string): Response {
  const status = STATUS[code];
  return Response.json(
    { type: "about:blank", title: TITLE[code], status, detail, code },
    {
      status,
      headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    },
  );
}
