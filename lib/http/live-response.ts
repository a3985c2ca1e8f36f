import { LiveQuery } from "@/lib/contracts/live";
import { consoleStores, storesFor } from "@/lib/launch/console-stores";
import { demand } from "@/lib/services/demand";
import { LiveHub } from "./live-hub";
import { LiveStream } from "./live-stream";
import { readQuery } from "./read-query";
import { whileAllowed } from "./while-allowed";

const hub = new LiveHub({ stores: consoleStores });

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Compressed, events would wait for each other.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** GET /api/v1/live: what changes while somebody listens, as server-sent events. */
export async function liveResponse(request: Request): Promise<Response> {
  await demandListening(request.headers);
  const query = readQuery(LiveQuery, new URL(request.url).searchParams);
  // Of HEAD nobody reads the body: a listener would never go again.
  if (request.method === "HEAD") return new Response(null, { headers: HEADERS });
  const stream = new LiveStream(query, request.headers.get("last-event-id"), () =>
    hub.leave(listener),
  );
  const listener = whileAllowed(stream, () => demandListening(request.headers));
  request.signal.addEventListener("abort", () => stream.end());
  await hub.join(listener);
  if (request.signal.aborted) hub.leave(listener);
  return new Response(stream.body, { headers: HEADERS });
}

async function demandListening(headers: Headers): Promise<void> {
  demand(await storesFor(headers), "evidence.read");
}
