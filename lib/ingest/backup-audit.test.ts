import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { LOCAL } from "@/lib/core/access/principal";
import { auditActor } from "@/lib/core/audit/audit-actor";
import { tempDir, tempStores } from "@/tests/stores/temp-store";
import { backup } from "./backup";
import { checkAudit } from "./doctor-audit";
import { restore } from "./restore";

function write(dataDir: string, entries: number): void {
  const control = openControl(dataDir);
  const { audit } = serverKeys(dataDir, null);
  for (let n = 0; n < entries; n++) {
    auditedTransaction(control, audit, (_, append) =>
      append({
        ...{ at: n, actor: auditActor(LOCAL), address: null, action: "sign_out" },
        ...{ subject: String(n), before: null, after: null, reason: null },
      }),
    );
  }
  control.$client.close();
}

async function checked(dataDir: string) {
  const control = openControl(dataDir);
  const check = await checkAudit(control, dataDir, null);
  control.$client.close();
  return check;
}

test("an audit log that is put back from a backup verifies with its old secret, which stays where it is, and goes on", async () => {
  const dataDir = tempStores();
  const file = join(tempDir(), "b.tar");
  write(dataDir, 3);
  const secret = readFileSync(join(dataDir, "secret"), "utf8");
  await backup({ dataDir, file, signalbox: "0.0.0", now: Date.now });
  expect(readFileSync(file).includes(secret.trim())).toBe(false);
  write(dataDir, 2);
  await restore({ file, dataDir, force: true, now: Date.now });
  expect(readFileSync(join(dataDir, "secret"), "utf8")).toBe(secret);
  expect((await checked(dataDir)).text).toBe("All 3 audit entries verify.");
  write(dataDir, 1);
  expect((await checked(dataDir)).text).toBe("All 4 audit entries verify.");
});

test("the end that is cut off after a restore is found by the head that came with it", async () => {
  const dataDir = tempStores();
  const file = join(tempDir(), "b.tar");
  write(dataDir, 3);
  await backup({ dataDir, file, signalbox: "0.0.0", now: Date.now });
  await restore({ file, dataDir, force: true, now: Date.now });
  const control = openControl(dataDir);
  control.$client.exec("DROP TRIGGER audit_entries_kept");
  control.$client.exec("DELETE FROM audit_entries WHERE seq = 3");
  control.$client.close();
  expect((await checked(dataDir)).text).toContain("cut off before entry 3");
});
