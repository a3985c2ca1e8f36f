import { endUserSessions, type EndedSessions as Which } from "@/db/control/end-user-sessions";
import type { EndedSessions } from "@/lib/contracts/people";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { ownAccount } from "./own-account";
import { ServiceError } from "./service-error";

/** DELETE /api/v1/account/sessions: all of one's own but the one that asks. */
export async function endOtherSessions(stores: AccountStores): Promise<EndedSessions> {
  return end(stores, { not: ownAccount(stores).sessionId });
}

/** DELETE /api/v1/account/sessions/{id}. Throws `not_found` where one has no such session. */
export async function endOwnSession(stores: AccountStores, id: string): Promise<EndedSessions> {
  const answer = end(stores, { id });
  if (answer.ended === 0) throw new ServiceError("not_found", "There is no such session of yours.");
  return answer;
}

function end(stores: AccountStores, which: Which["which"]): EndedSessions {
  const { user } = ownAccount(stores);
  return audited(stores, (tx, note) => {
    const ended = endUserSessions(tx, { userId: user.id, which }, stores.now);
    if (ended > 0) note({ action: "session.ended", subject: user.email, after: { ended } });
    return { ended };
  });
}
