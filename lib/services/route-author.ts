import { listTokens } from "@/db/control/list-tokens";
import type { ControlTx } from "@/db/open-control";
import type { Principal } from "@/lib/core/access/principal";
import type { DraftAuthor, Reviewer } from "@/lib/core/routes/review-author";
import { SIGNALBOX, type Signature } from "@/lib/git/signature";
import { ServiceError } from "./service-error";

/** Who asks, as the author of what they write. Throws `unauthenticated` for nobody. */
export function routeAuthor(tx: ControlTx, principal: Principal): DraftAuthor {
  switch (principal.kind) {
    case "person": {
      const { id, name, email } = principal;
      return { key: `person:${id}`, name, email, madeBy: null };
    }
    case "token": {
      const { id, name } = principal;
      const madeBy = listTokens(tx).find((token) => token.id === id)?.createdBy ?? null;
      return { key: `token:${id}`, name, email: null, madeBy };
    }
    case "local":
      return { key: "local", name: principal.name, email: null, madeBy: null };
    case "nobody":
      throw new ServiceError("unauthenticated", "Sign in, or send `Authorization: Bearer TOKEN`.");
  }
}

/** Who asks, as a reviewer; `null`: is no person. */
export function routeReviewer(principal: Principal): Reviewer | null {
  if (principal.kind !== "person") return null;
  const { id, name, email } = principal;
  return { id, name, email };
}

/** An author as a commit names them. */
export function routeSignature({ key, name, email }: DraftAuthor): Signature {
  if (email !== null) return { name, email };
  return { name, email: key === "local" ? SIGNALBOX.email : `${key.replace(":", "-")}@localhost` };
}
