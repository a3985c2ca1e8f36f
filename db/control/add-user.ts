import { randomUUID } from "node:crypto";
import type { ControlTx } from "@/db/open-control";
import { users } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Adds a person, who has neither a password nor a role yet. Throws where the e-mail address is known. */
export function addUser(
  db: ControlTx,
  { name, email }: { readonly name: string; readonly email: string },
  now: EpochMs,
): string {
  const id = randomUUID();
  const at = new Date(now);
  db.insert(users)
    .values({ id, name, email: email.toLowerCase(), createdAt: at, updatedAt: at })
    .run();
  return id;
}
