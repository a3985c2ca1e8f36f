import { PersonAction } from "@/lib/contracts/people";
import { handleOneAccountEdit } from "@/lib/http/handle-account-edit";
import { withdrawInvitation } from "@/lib/services/invite";

export const DELETE = handleOneAccountEdit(PersonAction, withdrawInvitation);
