import { EntryLook } from "@/lib/contracts/people";
import { handleEntry } from "@/lib/http/handle-account-edit";
import { lookAtEntry } from "@/lib/services/enter";

export const POST = handleEntry(EntryLook, lookAtEntry);
