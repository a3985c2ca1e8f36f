import { auditHeadOf } from "@/db/control/audit-head";
import { AUDIT_PIECE, verifyAudit } from "@/db/control/verify-audit";
import type { ControlDb } from "@/db/open-control";
import type { Audit } from "@/lib/contracts/audit";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import type { AuditStores } from "./audit-stores";

type Chain = Audit["chain"];
type Look = {
  /** `null`: nobody looks right now. */
  running: Promise<Chain> | null;
  /** When it, or the last one, began. */
  at: EpochMs;
  /** What the last one saw; `null`: none has come to its end. */
  seen: Chain;
};

/** So many verify at once, within a reader's patience. */
const FEW = 2_000;
/** More are looked through again at most so often, while others get their turn. */
const EACH_MS = 10 * MINUTE_MS;
const NOTHING = { seq: 0, hash: "" };

const looks = new WeakMap<ControlDb, Look>();

/** Whether the chain verifies: now where it is short, else as of the last look; `null`: it is the first one. */
export async function auditChain(stores: AuditStores): Promise<Chain> {
  const look = looks.get(stores.control) ?? { running: null, at: 0, seen: null };
  looks.set(stores.control, look);
  const { seen } = look;
  const isLong = seen !== null && seen.entries > FEW;
  if (isLong && stores.now - look.at < EACH_MS) return seen;
  look.running ??= begin(look, stores);
  return isLong ? seen : Promise.race([look.running, soon()]);
}

function begin(look: Look, stores: AuditStores): Promise<Chain> {
  const running = verify(stores);
  look.at = stores.now;
  running
    .then((chain) => {
      look.seen = chain;
    })
    // Whoever waits for it is told; the next reader looks again.
    .catch(() => looks.delete(stores.control))
    .finally(() => {
      look.running = null;
    });
  return running;
}

async function verify({ control, keys }: AuditStores): Promise<Chain> {
  const head = auditHeadOf(control, keys.audit);
  const known = typeof head === "string" ? NOTHING : head;
  const { entries, brokenAt } = await verifyAudit(control, keys.audit, known);
  if (brokenAt !== null) return { entries, brokenAt };
  // Without its head nobody can say what followed.
  const isEndKnown = typeof head !== "string" || (head === "missing" && entries === 0);
  return { entries, brokenAt: isEndKnown ? null : entries + 1 };
}

/** After as many turns as few entries need: one for each piece, and some. */
async function soon(): Promise<null> {
  for (let turn = 0; turn < FEW / AUDIT_PIECE + 4; turn++) await new Promise(setImmediate);
  return null;
}
