/** A refusal or failure of the API: what happened, in the server's words where it gave any. */
export class ApiError extends Error {
  readonly status: number | null;
  readonly code: string;
  /** After so many seconds it may be tried again; `null`: waiting does not help. */
  readonly waitS: number | null;
  /** The whole problem as it came, not proven; `null`: there was none. */
  readonly problem: unknown;

  constructor(
    message: string,
    {
      status,
      code,
      waitS = null,
      problem = null,
    }: { status: number | null; code: string; waitS?: number | null; problem?: unknown },
  ) {
    super(message);
    this.problem = problem;
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.waitS = waitS;
  }
}

/** The server is up and will have something to show in a moment. */
export function isNotReady(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === "not_ready";
}

/** The same request may succeed a moment later; a refusal will not. */
export function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === null || error.status >= 500;
}

export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403);
}

/** Nobody is signed in here, or not any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === "unauthenticated";
}
