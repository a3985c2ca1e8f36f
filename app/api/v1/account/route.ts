import { handleAccount } from "@/lib/http/handle";
import { readAccount } from "@/lib/services/read-account";

export const GET = handleAccount(readAccount);
