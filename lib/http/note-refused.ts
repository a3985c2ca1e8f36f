import { NOBODY } from "@/lib/core/access/principal";
import { HOUR_MS } from "@/lib/core/time/range";
import { askedByAnybody } from "@/lib/launch/console-stores";
import { webLog } from "@/lib/launch/web-log";
import { noteRefusal } from "@/lib/services/note-refusal";
import { noteRefusedToken } from "@/lib/services/note-refused-token";
import type { ServiceErrorCode } from "@/lib/services/service-error";
import { routeLabel } from "./route-label";

/**
 * Writes to the audit log that a request was refused for who asks: somebody who may not, a token or a session
 * that is not good. Who sends nothing to be known by is only asked to sign in, and is not written down. That
 * it could not be written changes nothing for who is refused.
 */
export async function noteRefused(request: Request, code: ServiceErrorCode): Promise<void> {
  if (code !== "forbidden" && code !== "unauthenticated") return;
  const { headers } = request;
  try {
    if (code === "forbidden") noteRefusal(await askedByAnybody(headers), routeOf(request));
    else if (headers.has("authorization")) {
      noteRefusedToken(await askedByAnybody(headers), headers.get("authorization") ?? "");
    } else if (/signalbox\.session_token=/.test(headers.get("cookie") ?? "")) {
      // A page that is left open goes on asking.
      const asked = { ...(await askedByAnybody(headers)), principal: NOBODY };
      noteRefusal(asked, "session that is over", HOUR_MS);
    }
  } catch (error) {
    webLog().error("A refusal could not be written to the audit log.", error);
  }
}

/** Without any id, and without what stands before all paths. */
function routeOf({ method, url }: Request): string {
  const path = new URL(url).pathname.replace(/^.*?(?=\/(?:api\/|metrics$))/, "");
  return `${method} ${routeLabel(path)}`;
}
