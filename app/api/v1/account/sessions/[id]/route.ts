import { EndSessions } from "@/lib/contracts/account";
import { handleOneAccountEdit } from "@/lib/http/handle-account-edit";
import { endOwnSession } from "@/lib/services/account-sessions";

export const DELETE = handleOneAccountEdit(EndSessions, endOwnSession);
