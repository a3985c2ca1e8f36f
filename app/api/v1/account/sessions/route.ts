import { EndSessions } from "@/lib/contracts/account";
import { handleAccountEdit } from "@/lib/http/handle-account-edit";
import { endOtherSessions } from "@/lib/services/account-sessions";

export const DELETE = handleAccountEdit(EndSessions, endOtherSessions);
