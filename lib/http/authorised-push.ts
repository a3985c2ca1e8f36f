import { webLog } from "@/lib/launch/web-log";
import { authorisePush, type PushToken } from "@/lib/services/authorise-push";
import { noteRefusedToken } from "@/lib/services/note-refused-token";
import { PushError } from "@/lib/services/push-error";
import type { PushStores } from "@/lib/services/push-stores";

/** The token of a push that may push now; that another was refused is written to the audit log. Throws PushError. */
export function authorisedPush(stores: PushStores, request: Request): PushToken {
  const authorization = request.headers.get("authorization");
  try {
    return authorisePush(stores, authorization);
  } catch (error) {
    if (error instanceof PushError && authorization !== null) {
      if (error.code === "unauthorized") notePushRefused(stores, request, null);
      if (error.code === "forbidden") notePushRefused(stores, request, "push");
    }
    throw error;
  }
}

/** Writes that lines were refused because they were of another Gateway than the token's. */
export function noteForeignPush(stores: PushStores, request: Request): void {
  notePushRefused(stores, request, "push for another Gateway");
}

/** That it could not be written changes nothing for who is refused. */
function notePushRefused(stores: PushStores, request: Request, asked: string | null): void {
  const { control, keys } = stores;
  const address = request.headers.get("x-signalbox-peer");
  const authorization = request.headers.get("authorization") ?? "";
  try {
    noteRefusedToken({ control, keys, address, now: stores.now() }, authorization, asked);
  } catch (error) {
    webLog().error("A refusal could not be written to the audit log.", error);
  }
}
