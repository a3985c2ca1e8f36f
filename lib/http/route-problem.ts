import type { RouteRefused } from "@/lib/services/route-refused";
import { SaveConflictError } from "@/lib/services/save-conflict";
import { problem } from "./problem";

/** A problem that also says which rule of review refused, and both texts of a save that came too late. */
export async function routeProblem(refused: RouteRefused): Promise<Response> {
  const plain = problem(refused.code, refused.message);
  const body = {
    ...(await plain.json()),
    refusal: refused.refusal,
    ...(refused instanceof SaveConflictError ? { conflict: refused.conflict } : {}),
  };
  return new Response(JSON.stringify(body), { status: plain.status, headers: plain.headers });
}
