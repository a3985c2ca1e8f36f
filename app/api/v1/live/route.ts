import { handle } from "@/lib/http/handle";
import { liveResponse } from "@/lib/http/live-response";

export const dynamic = "force-dynamic";
export const GET = handle(liveResponse);
