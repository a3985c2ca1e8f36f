import { Entry } from "@/lib/contracts/people";
import { handleEntry } from "@/lib/http/handle-account-edit";
import { enter } from "@/lib/services/enter";

export const POST = handleEntry(Entry, enter);
