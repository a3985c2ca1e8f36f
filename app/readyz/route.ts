import { handle } from "@/lib/http/handle";
import { readiness } from "@/lib/http/readiness";

export const GET = handle(readiness);
