import { userInfo } from "node:os";
import { LOCAL } from "@/lib/core/access/principal";
import { auditActor } from "@/lib/core/audit/audit-actor";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";

/** Who runs a command, as the operating system calls them; some have no name there, as in a container. */
export function localActor(): AuditEntry["actor"] {
  const local = auditActor(LOCAL);
  try {
    return { ...local, name: userInfo().username };
  } catch {
    return local;
  }
}
