import { createToken } from "@/db/control/create-token";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventReader } from "@/db/events/open-event-reader";
import { openControl } from "@/db/open-control";
import type { TokenRole } from "@/lib/core/push/token-role";
import { NO_FILTER, type StoredAttempt } from "@/lib/core/store/event-store";
import { openPushStores } from "@/lib/launch/push-stores";
import { PUSH_LIMITS, type PushLimits } from "@/lib/services/push-limits";
import type { PushStores } from "@/lib/services/push-stores";
import { tempStores } from "@/tests/stores/temp-store";
import { ingestPushed } from "./ingest-pushed";

const EVER = { from: Date.UTC(2000, 0), to: Date.UTC(2100, 0) };

export type PushScene = {
  readonly dataDir: string;
  readonly stores: PushStores;
  /** A token for the Gateway, which is made if it is new. */
  token(gateway?: string, role?: TokenRole): string;
  /** What the ingester does with what was pushed. */
  ingest(): Promise<void>;
  /** All attempts that are stored, newest first. */
  attempts(): Promise<StoredAttempt[]>;
  close(): Promise<void>;
};

/** Real stores in a new folder, and what pushes need of them. */
export function pushScene(limits: Partial<PushLimits> = {}): PushScene {
  const dataDir = tempStores();
  const stores = openPushStores(dataDir, { ...PUSH_LIMITS, requestBurst: 1e6, ...limits });
  return {
    dataDir,
    stores,
    token: (gateway = "fra-1", role = "ingest") => makeToken(dataDir, gateway, role),
    ingest: () => ingestPushed(dataDir),
    attempts: () => storedAttempts(dataDir),
    close: async () => {
      await stores.gate.close();
      stores.events.close();
      stores.control.$client.close();
    },
  };
}

export function makeToken(dataDir: string, gateway: string, role: TokenRole): string {
  const control = openControl(dataDir);
  const now = Date.now();
  upsertGateway(control, { id: gateway, region: null, runtime: null }, now);
  const bound = role === "ingest" ? gateway : null;
  const token = { name: "t", role, gateway: bound, expiresAt: null, createdBy: null };
  const made = createToken(control, token, now);
  control.$client.close();
  return made.secret;
}

export async function storedAttempts(dataDir: string): Promise<StoredAttempt[]> {
  const reader = openEventReader(dataDir);
  const all: StoredAttempt[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await reader.attempts({ range: EVER, filter: NO_FILTER, limit: 1_000, cursor });
    all.push(...page.attempts);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  reader.close();
  return all;
}
