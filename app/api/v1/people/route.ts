import { handleAccount } from "@/lib/http/handle";
import { readPeople } from "@/lib/services/read-people";

export const GET = handleAccount(readPeople);
