import { findUserSession } from "@/db/control/find-user-session";
import { listGrants } from "@/db/control/list-grants";
import { prolongUserSession } from "@/db/control/prolong-user-session";
import type { ControlDb } from "@/db/open-control";
import { NOBODY, type Principal } from "@/lib/core/access/principal";
import { isOver, isUseToNote } from "@/lib/core/access/session-life";
import type { EpochMs } from "@/lib/core/time/range";
import type { Auth } from "./open-auth";

/**
 * Whose session the cookie of a request is. Read from the store each time: a session that was ended, a person
 * who was disabled and a role that was taken are gone with the next request.
 */
export async function principalOf(
  auth: Auth,
  control: ControlDb,
  headers: Headers,
  now: EpochMs,
): Promise<Principal> {
  if (!headers.has("cookie")) return NOBODY;
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (found === null) return NOBODY;
  const session = findUserSession(control, found.session.id);
  if (session === null || isOver(session, now) || session.user.disabledAt !== null) return NOBODY;
  if (isUseToNote(session, now)) prolongUserSession(control, session, now);
  const { id, name, email } = session.user;
  const grants = listGrants(control, id).map(({ role, gateways, environments }) => ({
    ...{ role, gateways, environments },
  }));
  return { kind: "person", id, name, email, grants, via: "session", sessionId: session.id };
}
