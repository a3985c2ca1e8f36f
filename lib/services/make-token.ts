import { createToken } from "@/db/control/create-token";
import { listGateways } from "@/db/control/list-gateways";
import { listTokens } from "@/db/control/list-tokens";
import { revokeToken } from "@/db/control/revoke-token";
import type { ControlTx } from "@/db/open-control";
import type { NewTokenWire, TokenDraft, TokenRevocation, TokenWire } from "@/lib/contracts/tokens";
import { rightsBeyond } from "@/lib/core/access/rights-beyond";
import { auditActor } from "@/lib/core/audit/audit-actor";
import { DAY_MS } from "@/lib/core/time/range";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { demandManager } from "./demand-manager";
import { ServiceError } from "./service-error";

/**
 * POST /api/v1/tokens: a token, with its secret for this once. Throws `forbidden` for a role that may do more
 * than who asks, and `invalid_body` where the Gateway does not fit the role, or is none that is known.
 */
export async function makeToken(stores: AccountStores, draft: TokenDraft): Promise<NewTokenWire> {
  demandManager(stores, "tokens.manage");
  demandNoMoreRights(stores, draft);
  const { name, role, gateway, days, reason } = draft;
  const { now, principal } = stores;
  const expiresAt = now + days * DAY_MS;
  return audited(stores, (tx, note) => {
    demandFittingGateway(tx, draft);
    const createdBy = auditActor(principal).name;
    const made = createToken(tx, { name, role, gateway, expiresAt, createdBy }, now);
    const token = knownToken(tx, String(made.id));
    const after = { role, gateway, expiresAt };
    note({ action: "token.created", subject: subjectOf(token), after, reason });
    return { token, secret: made.secret };
  });
}

/** DELETE /api/v1/tokens/{id}. Throws `not_found` where it is not good any more. */
export async function endToken(
  stores: AccountStores,
  id: string,
  { reason }: TokenRevocation,
): Promise<TokenWire> {
  demandManager(stores, "tokens.manage");
  return audited(stores, (tx, note) => {
    const { role, gateway, expiresAt, ...token } = knownToken(tx, id);
    if (!revokeToken(tx, token.id, stores.now)) {
      throw new ServiceError("not_found", "This token is revoked already.");
    }
    const before = { role, gateway, expiresAt };
    note({ action: "token.revoked", subject: subjectOf(token), before, reason });
    return knownToken(tx, id);
  });
}

/** An ingest token is nobody's role: whoever manages tokens may make it. */
function demandNoMoreRights({ principal }: AccountStores, { role }: TokenDraft): void {
  if (role === "ingest") return;
  const beyond = rightsBeyond(principal, role);
  if (beyond.length === 0) return;
  throw new ServiceError(
    "forbidden",
    `A token of role ${role} could do what you may not: ${beyond.join(", ")}.`,
  );
}

function demandFittingGateway(tx: ControlTx, { role, gateway }: TokenDraft): void {
  if (role !== "ingest") {
    if (gateway === null) return;
    throw new ServiceError("invalid_body", "gateway: only an ingest token names one.");
  }
  if (gateway === null) {
    throw new ServiceError("invalid_body", "gateway: say whose evidence the token may push.");
  }
  if (listGateways(tx).some(({ id }) => id === gateway)) return;
  throw new ServiceError(
    "invalid_body",
    "gateway: there is none of this name; `signalbox token create` makes new ones.",
  );
}

function knownToken(tx: ControlTx, id: string): TokenWire {
  const token = listTokens(tx).find((one) => String(one.id) === id);
  if (token === undefined) throw new ServiceError("not_found", "There is no token of this number.");
  return token;
}

/** As entries of the audit log name it. */
function subjectOf({ id, name }: Pick<TokenWire, "id" | "name">): string {
  return `${id} ${name}`;
}
