import type { RouteProblem } from "@/lib/contracts/route-refusal";
import { ApiError } from "./api-error";

/** Which rule of review refused a write, and both texts of a save that came too late; `null`: it was something else. */
export async function routeProblemOf(error: unknown): Promise<RouteProblem | null> {
  if (!(error instanceof ApiError) || error.problem === null) return null;
  const { RouteProblem } = await import("@/lib/contracts/route-refusal");
  return RouteProblem.safeParse(error.problem).data ?? null;
}
