import type { ControlDb } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import type { EventReader } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import type { PushBudget } from "./push-budget";
import type { PushGate } from "./push-gate";
import type { PushLimits } from "./push-limits";
import type { PushRate } from "./push-rate";

/** What a push needs: made once per process, over the real stores and never the sample's. */
export type PushStores = {
  readonly control: ControlDb;
  readonly keys: Pick<ServerKeys, "audit">;
  readonly events: EventReader;
  readonly gate: PushGate;
  readonly budget: PushBudget;
  readonly rate: PushRate;
  readonly limits: PushLimits;
  readonly now: () => EpochMs;
};
