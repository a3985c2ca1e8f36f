import { ApiError } from "./api-error";
import { BASE_PATH } from "./base-path";

type Schema<T> = {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: Error };
};
type Param = string | number | readonly string[] | undefined;

/** A function, because the schemas and their library are loaded while the answer is on its way. */
type LoadSchema<T> = () => Promise<Schema<T>>;

/** Reads one endpoint and proves its answer; every failure becomes an `ApiError`. */
export async function getJson<T>(
  path: string,
  params: Readonly<Record<string, Param>>,
  loadSchema: LoadSchema<T>,
  signal: AbortSignal,
): Promise<T> {
  const request = { signal, headers: { accept: "application/json" } };
  return answerOf(apiUrl(path, params), request, loadSchema);
}

export type Write = {
  method: "POST" | "PUT" | "DELETE";
  path: string;
  body: unknown;
  /** Proves that a page of ours writes; left out where no session is meant, as at a sign-in. */
  csrf?: string | null;
};

/** Writes, and proves the answer; every failure becomes an `ApiError`. */
export async function sendJson<T>(
  { method, path, body, csrf = null }: Write,
  loadSchema: LoadSchema<T>,
): Promise<T> {
  const headers = {
    ...{ accept: "application/json", "content-type": "application/json" },
    ...(csrf === null ? {} : { "x-signalbox-csrf": csrf }),
  };
  return answerOf(apiUrl(path, {}), { method, headers, body: JSON.stringify(body) }, loadSchema);
}

async function answerOf<T>(
  url: string,
  request: RequestInit,
  loadSchema: LoadSchema<T>,
): Promise<T> {
  const [response, schema] = await Promise.all([ask(url, request), loadSchema()]);
  const body = await readBody(response);
  if (!response.ok) throw problem(response, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    "The server's answer does not have the expected shape. Reload the page; if it stays, server and page are of different versions.",
    { status: response.status, code: "unexpected_answer" },
  );
}

/**
 * Where an endpoint is. Repeats a parameter per value; an empty value is "unknown" and is kept, `undefined`
 * is left out.
 */
export function apiUrl(path: string, params: Readonly<Record<string, Param>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    for (const one of typeof value === "object" ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return `${BASE_PATH}${path}${text === "" ? "" : `?${text}`}`;
}

async function ask(url: string, request: RequestInit) {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiError("Signalbox does not answer. Is `npm start` still running?", {
      status: null,
      code: "unreachable",
    });
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** `application/problem+json`; anything else is named by its status alone. */
function problem({ status, headers }: Response, body: unknown): ApiError {
  const { title, detail, code } = isRecord(body) ? body : {};
  const message = [title, detail]
    .filter((text) => typeof text === "string" && text !== "")
    .join(": ");
  return new ApiError(message === "" ? `The server answered ${status}.` : message, {
    status,
    code: typeof code === "string" ? code : `http_${status}`,
    waitS: secondsOf(headers.get("retry-after")),
    problem: body,
  });
}

function secondsOf(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
