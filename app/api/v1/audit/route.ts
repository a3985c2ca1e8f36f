import { handleAudit } from "@/lib/http/handle-audit";

export const GET = handleAudit;
