import { PersonAction } from "@/lib/contracts/people";
import { handleOneAccountEdit } from "@/lib/http/handle-account-edit";
import { endSessionsOf } from "@/lib/services/person-access";

export const DELETE = handleOneAccountEdit(PersonAction, endSessionsOf);
