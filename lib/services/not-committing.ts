import { findRouteIntent } from "@/db/control/find-route-intent";
import type { ControlTx } from "@/db/open-control";
import { ServiceError } from "./service-error";

/** Throws `conflict` while a commit of this draft is under way: what it commits is decided. */
export function demandNotCommitting(tx: ControlTx, id: string): void {
  if (findRouteIntent(tx, "pending")?.draft !== id) return;
  throw new ServiceError("conflict", "This change is being committed now: look again.", 1);
}
