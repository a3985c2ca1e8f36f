import { PersonEdit } from "@/lib/contracts/people";
import { handleOneAccountEdit } from "@/lib/http/handle-account-edit";
import { editPerson } from "@/lib/services/edit-person";

export const PUT = handleOneAccountEdit(PersonEdit, editPerson);
