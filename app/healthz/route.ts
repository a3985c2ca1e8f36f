import { handle } from "@/lib/http/handle";

/** Liveness: the process answers. Says nothing of the stores; `/readyz` does. */
export const GET = handle(() => Response.json({ status: "ok" }));
