import { LiveQuery } from "@/lib/contracts/live";
import { consoleStores } from "@/lib/launch/console-stores";
import { LiveHub } from "./live-hub";
import { LiveStream } from "./live-stream";
import { readQuery } from "./read-query";

const hub = new LiveHub({ stores: consoleStores });

/** GET /api/v1/live: what changes while somebody listens, as server-sent events. */
export async function liveResponse(request: Request): Promise<Response> {
  const query = readQuery(LiveQuery, new URL(request.url).searchParams);
  const stream = new LiveStream(query, request.headers.get("last-event-id"), () =>
    hub.leave(stream),
  );
  request.signal.addEventListener("abort", () => stream.end());
  await hub.join(stream);
  if (request.signal.aborted) hub.leave(stream);
  return new Response(stream.body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Compressed, events would wait for each other.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
