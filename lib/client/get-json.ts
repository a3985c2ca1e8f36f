import { ApiError } from "./api-error";

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
  const [response, schema] = await Promise.all([ask(apiUrl(path, params), signal), loadSchema()]);
  const body = await readBody(response);
  if (!response.ok) throw problem(response.status, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    "The server's answer does not have the expected shape. Reload the page; if it stays, server and page are of different versions.",
    { status: response.status, code: "unexpected_answer" },
  );
}

/** Repeats a parameter per value; an empty value is "unknown" and is kept, `undefined` is left out. */
export function apiUrl(path: string, params: Readonly<Record<string, Param>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    for (const one of typeof value === "object" ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function ask(url: string, signal: AbortSignal) {
  try {
    return await fetch(url, { signal, headers: { accept: "application/json" } });
  } catch (error) {
    if (signal.aborted) throw error;
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
function problem(status: number, body: unknown): ApiError {
  const { title, detail, code } = isRecord(body) ? body : {};
  const message = [title, detail]
    .filter((text) => typeof text === "string" && text !== "")
    .join(": ");
  return new ApiError(message === "" ? `The server answered ${status}.` : message, {
    status,
    code: typeof code === "string" ? code : `http_${status}`,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
