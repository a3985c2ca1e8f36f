import { createHmac } from "node:crypto";
import { eq, lt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { signInFailures } from "@/db/schema/control";
import type { Failures } from "@/lib/core/access/lock";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";

/** Failures older than any policy remembers. */
const FORGOTTEN_MS = 2 * DAY_MS;

/**
 * The key under which failures of an account or an address are counted: not the name itself, because people
 * type passwords where an e-mail address belongs.
 */
export function signInKey(
  secret: Uint8Array,
  kind: "account" | "browser" | "address",
  name: string,
): string {
  return createHmac("sha256", secret).update(`${kind} ${name.toLowerCase()}`).digest("base64url");
}

export function findSignInFailures(db: ControlTx, key: string): Failures | null {
  const row = db.select().from(signInFailures).where(eq(signInFailures.key, key)).get();
  return row === undefined ? null : { count: row.count, lastAt: row.lastAt };
}

/** Keeps what has failed so far; `null`: nothing has. Forgets those of long ago. */
export function saveSignInFailures(
  db: ControlTx,
  key: string,
  failures: Failures | null,
  now: EpochMs,
): void {
  db.delete(signInFailures)
    .where(lt(signInFailures.lastAt, now - FORGOTTEN_MS))
    .run();
  if (failures === null) {
    db.delete(signInFailures).where(eq(signInFailures.key, key)).run();
    return;
  }
  db.insert(signInFailures)
    .values({ key, ...failures })
    .onConflictDoUpdate({ target: signInFailures.key, set: failures })
    .run();
}
