import type { z } from "zod";
import { consoleStores } from "@/lib/launch/console-stores";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { ServiceError } from "@/lib/services/service-error";
import { handle } from "./handle";
import { problem } from "./problem";

/** Of a body: no document of ours is near it. */
const MOST_BYTES = 262_144;

/**
 * A write by a person at the console: JSON from the console's own pages, or from a program that is no
 * browser. There are no accounts yet, so whatever a page of another site could make a browser send is
 * refused: by what browsers say of the page, and by a content type that such a page cannot send unasked.
 */
export function handleEdit<Edit, Answer>(
  schema: z.ZodType<Edit>,
  edit: (stores: ConsoleStores, edit: Edit) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    if (!isFromHere(request.headers)) {
      return problem("cross_site", "Only the console's own pages may change settings.");
    }
    if (!isJson(request.headers)) {
      return problem("unsupported_media_type", "Send `Content-Type: application/json`.");
    }
    const text = await bodyText(request);
    if (text === null) {
      return problem("body_too_large", `A body may have at most ${MOST_BYTES / 1024} kB.`);
    }
    const answer = await edit(consoleStores(), parsed(schema, text));
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  });
}

/** Browsers say where a request comes from, by one header or the other; programs say neither. */
function isFromHere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get("host")?.toLowerCase();
}

function isJson(headers: Headers): boolean {
  const [type = ""] = (headers.get("content-type") ?? "").split(";", 1);
  return type.trim().toLowerCase() === "application/json";
}

/** `null`: it is too large, and was not read to its end. */
async function bodyText({ body }: Request): Promise<string | null> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Whoever stops reading does not end the connection: the answer must still get through.
  for await (const chunk of body.values({ preventCancel: true })) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed<Edit>(schema: z.ZodType<Edit>, text: string): Edit {
  const result = schema.safeParse(json(text));
  if (result.success) return result.data;
  const said = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new ServiceError("invalid_body", said.join("; "));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError("invalid_body", "It is not JSON.");
  }
}
