import { webLog } from "@/lib/launch/web-log";
import { PushError } from "@/lib/services/push-error";
import { pushOnce } from "@/lib/services/push-once";
import type { PushStores } from "@/lib/services/push-stores";
import { refusalOf } from "@/lib/services/refusal-of";
import { authorisedPush, noteForeignPush } from "./authorised-push";
import { drain, ingestBody } from "./ingest-body";
import { ingestProblem } from "./ingest-problem";
import { problem } from "./problem";

/** Of NDJSON, by the names in use; the last one is what curl says of any body unless told otherwise. */
const MEDIA_TYPES = new Set([
  "",
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
  "application/json-lines",
  "application/json",
  "application/octet-stream",
  "text/plain",
  "application/x-www-form-urlencoded",
]);

/**
 * POST /api/v1/ingest. It answers under any host name, unlike the reads: what keeps a foreign web page
 * out is that it cannot know the token, and a browser adds none by itself.
 */
export function handleIngest(stores: () => PushStores): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await ingest(stores(), request);
    } catch (thrown) {
      await drain(request);
      const error = refusalOf(thrown);
      if (error instanceof PushError) return ingestProblem(error);
      // The sender went away: nobody hears the answer, and it is no fault of ours.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      webLog().error("A push failed unexpectedly.", error);
      return problem("internal", "The server's terminal says more.");
    }
  };
}

async function ingest(stores: PushStores, request: Request): Promise<Response> {
  const token = authorisedPush(stores, request);
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (!MEDIA_TYPES.has(mediaType.trim().toLowerCase())) {
    throw new PushError(
      "unsupported_media_type",
      "Send one JSON object a line, as application/x-ndjson.",
    );
  }
  const { bodyBytes, inflation, lineBytes } = stores.limits;
  const key = request.headers.get("idempotency-key");
  const { answer, repeated } = await stores.budget.share((take) => {
    take(lineBytes);
    const body = ingestBody(request, { bytes: bodyBytes, inflation });
    return pushOnce(stores, token, key, body, () => noteForeignPush(stores, request));
  });
  return Response.json(answer, {
    headers: {
      "cache-control": "no-store",
      ...(repeated ? { "idempotency-replayed": "true" } : {}),
    },
  });
}
