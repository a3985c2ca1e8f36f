import { SECOND_MS } from "@/lib/core/time/range";

const PATIENCE_MS = 10 * SECOND_MS;
/** Documents of a provider are a few kilobytes. */
const MOST_BYTES = 262_144;

export type OidcFetch = {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams;
};

/**
 * Asks a provider, and gives the JSON object that it answers. Redirects are not followed: nobody can make us
 * ask elsewhere. Throws without saying what was sent or answered, because both may hold secrets.
 */
export async function oidcFetch(
  url: string,
  { method = "GET", headers = {}, body }: OidcFetch = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    ...{ method, redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) },
    headers: { accept: "application/json", ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await boundedText(response);
  if (!response.ok) throw new Error(`The provider answered ${response.status}.`);
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Error("The provider answered no JSON object.");
  }
  return value as Record<string, unknown>;
}

async function boundedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error("The provider answered more than is read.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
