import { handleAccount } from "@/lib/http/handle";
import { readMe } from "@/lib/services/read-me";

export const GET = handleAccount(readMe);
