import { openEventReader } from "@/db/events/open-event-reader";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { PushBudget } from "@/lib/services/push-budget";
import { PushError } from "@/lib/services/push-error";
import { PushGate } from "@/lib/services/push-gate";
import { PUSH_LIMITS } from "@/lib/services/push-limits";
import { PushRate } from "@/lib/services/push-rate";
import type { PushStores } from "@/lib/services/push-stores";
import { readEnv } from "./env";

/** Survives the reload of this module during development: only one gate may append in a process. */
const holder = globalThis as typeof globalThis & { signalboxPushStores?: PushStores };

/** What pushes need, opened at the first one. Throws `store_unavailable` where the data is not there. */
export function pushStores(): PushStores {
  holder.signalboxPushStores ??= open();
  return holder.signalboxPushStores;
}

function open(): PushStores {
  const { dataDir, secret } = readEnv(process.env);
  try {
    return openPushStores(dataDir, PUSH_LIMITS, secret);
  } catch (error) {
    throw new PushError("store_unavailable", (error as Error).message, 10);
  }
}

/** The same for a data folder that is named; a test may set its own limits. `secret` is the root secret, if not that of the folder. */
export function openPushStores(
  dataDir: string,
  limits = PUSH_LIMITS,
  secret: string | null = null,
): PushStores {
  const control = openControl(dataDir);
  const events = openEventReader(dataDir);
  const now = Date.now;
  return {
    control,
    keys: serverKeys(dataDir, secret),
    events,
    gate: new PushGate({ dataDir, events, limits, now }),
    budget: new PushBudget(limits.heldBytes),
    rate: new PushRate(limits.requestsPerSecond, limits.requestBurst),
    limits,
    now,
  };
}
