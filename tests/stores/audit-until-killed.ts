import { auditedTransaction } from "@/db/control/audited-transaction";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { LOCAL } from "@/lib/core/access/principal";
import { auditActor } from "@/lib/core/audit/audit-actor";

/** Writes audit entries, each in a transaction of its own, and says so after each; is killed meanwhile. */
const [dataDir = ""] = process.argv.slice(2);
const control = openControl(dataDir);
const { audit } = serverKeys(dataDir, null);
const actor = auditActor(LOCAL);
for (;;) {
  auditedTransaction(control, audit, (_, append) =>
    append({
      ...{ at: Date.now(), actor, address: null, action: "sign_out", subject: "x" },
      ...{ before: null, after: null, reason: null },
    }),
  );
  process.stdout.write("written\n");
}
