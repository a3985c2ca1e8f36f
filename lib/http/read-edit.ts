import type { z } from "zod";
import type { AccountStores } from "@/lib/services/account-stores";
import { csrfSubject, isCsrfToken } from "@/lib/services/csrf-token";
import { noteRefusal } from "@/lib/services/note-refusal";
import { ServiceError } from "@/lib/services/service-error";
import { problem } from "./problem";

/** Of a body, where its route names no other: no document of settings is near it. */
const MOST_BYTES = 262_144;

/**
 * What a write says, proven against its schema; a Response where it is refused. Whatever a page of another
 * site could make a browser send is: by what browsers say of the page, by a content type that such a page
 * cannot send unasked, and, where a session lets one in, by `X-Signalbox-CSRF`, which only our pages know.
 * Throws `invalid_body`.
 *
 * @param by `anybody`: it does nothing in the name of a session, as a sign-in.
 */
export async function readEdit<Edit>(
  request: Request,
  schema: z.ZodType<Edit>,
  stores: AccountStores,
  by: "session" | "anybody" = "session",
  mostBytes = MOST_BYTES,
): Promise<{ edit: Edit } | Response> {
  const { headers } = request;
  if (!isFromHere(headers)) {
    noteRefusal(stores, "write from another site");
    return problem("cross_site", "Only the console's own pages may change settings.");
  }
  if (!isJson(headers)) {
    return problem("unsupported_media_type", "Send `Content-Type: application/json`.");
  }
  if (by === "session" && !isOfSession(headers, stores)) {
    noteRefusal(stores, "write without its page's proof");
    return problem("csrf", "Load the page again: it is of another session, or of none.");
  }
  const text = await bodyText(request, mostBytes);
  if (text === null) {
    return problem("body_too_large", `A body may have at most ${mostBytes / 1024} kB.`);
  }
  return { edit: parsed(schema, text) };
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

function isOfSession(headers: Headers, { principal, keys }: AccountStores): boolean {
  const subject = csrfSubject(principal);
  return subject === null || isCsrfToken(keys.csrf, subject, headers.get("x-signalbox-csrf"));
}

/** `null`: it is too large, and was not read to its end. */
async function bodyText({ body }: Request, mostBytes: number): Promise<string | null> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Whoever stops reading does not end the connection: the answer must still get through.
  for await (const chunk of body.values({ preventCancel: true })) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
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
