import { findBadToken } from "@/db/control/find-bad-token";
import type { ServerKeys } from "@/db/server-keys";
import { NOBODY, type Principal } from "@/lib/core/access/principal";
import type { AccountStores } from "./account-stores";
import { noteRefusal } from "./note-refusal";

type Stores = Pick<AccountStores, "address" | "control" | "now"> & {
  readonly keys: Pick<ServerKeys, "audit">;
};

/**
 * Writes that a token was refused, at most once a minute for each: by its number and name where there is or
 * was one. One that never was is of nobody, and is written once a minute for each address.
 *
 * @param authorization the header that was sent.
 * @param asked what the token was good enough to ask for, and may not; `null`: it is not good.
 */
export function noteRefusedToken(
  stores: Stores,
  authorization: string,
  asked: string | null = null,
): void {
  const secret = /^Bearer +(\S{1,200})$/i.exec(authorization)?.[1];
  const token = secret === undefined ? null : findBadToken(stores.control, secret);
  if (token === null) {
    noteRefusal({ ...stores, principal: NOBODY }, "unknown token");
    return;
  }
  const { id, name, role, gateway, revokedAt } = token;
  const principal: Principal = { kind: "token", id, name, role, gateway };
  const ended = revokedAt === null ? "expired token" : "revoked token";
  noteRefusal({ ...stores, principal }, asked ?? ended);
}
