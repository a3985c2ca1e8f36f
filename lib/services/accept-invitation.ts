import { spendEntryLink } from "@/db/control/close-entry-links";
import type { OpenInvitation } from "@/db/control/find-open-invitation";
import { replaceGrants } from "@/db/control/replace-grants";
import type { ControlTx } from "@/db/open-control";
import type { EpochMs } from "@/lib/core/time/range";
import type { Note } from "./audited";
import type { Follower } from "./follow-groups";

/** Gives what an invitation says to somebody whose address others have proven, without its link; once. */
export function acceptInvitation(
  tx: ControlTx,
  note: (note: Note) => void,
  { id, grants }: OpenInvitation,
  { userId, email, actor }: Follower,
  now: EpochMs,
): void {
  spendEntryLink(tx, id, now);
  replaceGrants(tx, userId, "person", grants);
  note({ action: "invitation.accepted", subject: email, actor, after: { grants } });
}
