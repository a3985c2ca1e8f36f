import type { GitHttpRequest, GitHttpResponse, HttpClient } from "isomorphic-git";
import { GitTrouble } from "./git-trouble";

/** A repository of route tables has some hundred kilobytes. */
const MOST_BYTES = 100_000_000;

/** A server that says nothing for longer is not waited for. */
const PATIENCE_MS = 60_000;

/**
 * HTTP that goes to one origin only. The client that comes with isomorphic-git follows redirects wherever they lead; what the
 * environment names is asked, and nothing else, so that an answer can send neither us nor our credentials elsewhere.
 */
export function teamHttp(base: string): HttpClient {
  const prefix = `${base.replace(/\/+$/, "")}/`;
  return {
    async request({
      url,
      method = "GET",
      headers = {},
      body,
    }: GitHttpRequest): Promise<GitHttpResponse> {
      if (!url.startsWith(prefix)) throw unreachable("it names another address");
      const response = await fetch(url, {
        ...{ method, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) },
        body: body === undefined ? null : await whole(body),
      }).catch((error: unknown) => {
        throw unreachable(reasonOf(error));
      });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw unreachable("it points elsewhere: set SIGNALBOX_ROUTES_REMOTE to the address itself");
      }
      return {
        ...{ url, method, statusCode: response.status, statusMessage: response.statusText },
        headers: Object.fromEntries(response.headers),
        body: pieces(response),
      };
    },
  };
}

function unreachable(why: string): GitTrouble {
  return new GitTrouble("remote_unreachable", `The team's repository cannot be asked: ${why}.`);
}

/** A code such as `ECONNREFUSED`; never the address, which may be one that nobody should learn. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  if (name === "TimeoutError") return "it did not answer in time";
  return typeof cause?.code === "string" ? cause.code : "there was no answer";
}

async function whole(body: AsyncIterableIterator<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function* pieces({ body }: Response): AsyncIterableIterator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw unreachable("its answer is too large");
    yield chunk;
  }
}
