import { existsSync } from "node:fs";
import { join } from "node:path";
import { readAuditHead } from "@/db/control/audit-head";
import { verifyAudit } from "@/db/control/verify-audit";
import type { ControlDb } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { type DoctorCheck, failure, ok } from "./doctor-check";

const NOTHING = { seq: 0, hash: "" };
const COMPARE =
  "Keep the data folder as it is, and compare with the latest backup: whoever did this could write to the data folder.";

/** Follows from another root secret too, and is what people notice first. */
const SECOND_FACTORS =
  "Until then nobody whose second factor was sealed with it can sign in; where it is lost for good, `user reset-link EMAIL --remove-two-factor` lets them in.";

/** Whether the audit log is what was written, all of it. */
export async function checkAudit(
  control: ControlDb,
  dataDir: string,
  secret: string | null,
): Promise<DoctorCheck> {
  // It would be made, and a doctor changes nothing.
  const hasSecret = secret !== null || existsSync(join(dataDir, "secret"));
  const keys = hasSecret ? serverKeys(dataDir, secret) : null;
  const head = keys === null ? "missing" : readAuditHead(dataDir, keys.audit);
  // Without a key nothing verifies, so an entry is found at once where there is one.
  const known = typeof head === "string" ? NOTHING : head;
  const verdict = await verifyAudit(control, keys?.audit ?? new Uint8Array(), known);
  const { entries, brokenAt, fault } = verdict;
  const upTo = entries === 0 ? "" : ` Entries 1 to ${entries} verify.`;
  if (keys === null) {
    if (brokenAt === null) return ok("audit", "The audit log is empty.");
    return failure(
      "audit",
      "The root secret is gone, so the audit log cannot be verified.",
      `Put the file secret back, or set SIGNALBOX_SECRET to what it was. ${SECOND_FACTORS}`,
    );
  }
  if (fault === "entry") {
    return failure(
      "audit",
      `Audit entry ${brokenAt} is not what was written: it was changed, removed, moved or put in, or the root secret is another one.${upTo}`,
      // No entry at all verifies: most likely by the secret.
      brokenAt === 1
        ? `After a restore, put the file secret back, or set SIGNALBOX_SECRET to what it was. ${SECOND_FACTORS} Otherwise: ${COMPARE}`
        : COMPARE,
    );
  }
  if (fault === "cut_off") {
    return failure("audit", `The audit log was cut off before entry ${brokenAt}.${upTo}`, COMPARE);
  }
  if (head === "damaged") {
    return failure(
      "audit",
      `The file audit-head was changed.${upTo} More may have followed.`,
      COMPARE,
    );
  }
  if (head === "missing" && entries > 0) {
    return failure("audit", `The file audit-head is gone.${upTo} More may have followed.`, COMPARE);
  }
  return ok(
    "audit",
    entries === 0 ? "The audit log is empty." : `All ${entries} audit entries verify.`,
  );
}
