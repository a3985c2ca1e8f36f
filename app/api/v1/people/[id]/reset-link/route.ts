import { PersonAction } from "@/lib/contracts/people";
import { handleOneAccountEdit } from "@/lib/http/handle-account-edit";
import { makeResetLink } from "@/lib/services/person-access";

export const POST = handleOneAccountEdit(PersonAction, makeResetLink);
