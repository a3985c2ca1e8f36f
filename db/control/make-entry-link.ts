import { createHash, randomBytes } from "node:crypto";
import type { ControlTx } from "@/db/open-control";
import { entryLinks } from "@/db/schema/control";
import type { Grant } from "@/lib/core/access/principal";
import type { EpochMs } from "@/lib/core/time/range";

export type NewEntryLink = {
  readonly kind: "setup" | "invitation" | "reset";
  /** `null`: of a set-up, where whoever comes says it. */
  readonly email: string | null;
  readonly grants: readonly Grant[] | null;
  readonly createdBy: string;
  readonly expiresAt: EpochMs;
};

/** 256 bits. */
const SECRET_BYTES = 32;

/** Makes a link that lets somebody in once. The secret is in the answer and nowhere else. */
export function makeEntryLink(
  db: ControlTx,
  link: NewEntryLink,
  now: EpochMs,
): { id: number; secret: string } {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const { id } = db
    .insert(entryLinks)
    .values({ ...link, hash: entryLinkHash(secret), createdAt: now })
    .returning({ id: entryLinks.id })
    .get();
  return { id, secret };
}

/** What is stored of a secret. It is random and long, so one round is enough. */
export function entryLinkHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
