import type { Principal } from "@/lib/core/access/principal";
import type { AuditEntry } from "./audit-entry";

/** Who asks, as an entry names them. */
export function auditActor(principal: Principal): AuditEntry["actor"] {
  switch (principal.kind) {
    case "person":
      return {
        kind: principal.via === "proxy" ? "proxy" : "person",
        id: principal.id,
        name: principal.email,
      };
    case "token":
      return { kind: "token", id: String(principal.id), name: principal.name };
    case "local":
      return { kind: "local", id: null, name: principal.name };
    case "nobody":
      return { kind: "nobody", id: null, name: "" };
  }
}
