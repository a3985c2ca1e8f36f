import { handle } from "@/lib/http/handle";
import { metrics } from "@/lib/http/metrics";

export const dynamic = "force-dynamic";
export const GET = handle(metrics);
