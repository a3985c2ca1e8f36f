import { InvitationDraft } from "@/lib/contracts/people";
import { handleAccountEdit } from "@/lib/http/handle-account-edit";
import { invite } from "@/lib/services/invite";

export const POST = handleAccountEdit(InvitationDraft, invite);
