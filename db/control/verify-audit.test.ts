import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { openControl } from "@/db/open-control";
import { openStore } from "@/db/open-store";
import { serverKeys } from "@/db/server-keys";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";
import { tempStores } from "@/tests/stores/temp-store";
import { AUDIT_HEAD_FILE, readAuditHead } from "./audit-head";
import { auditedTransaction } from "./audited-transaction";
import { verifyAudit } from "./verify-audit";

const WRITTEN = 8;

function entry(n: number): AuditEntry {
  return {
    ...{ at: 1_000 + n, actor: { kind: "person", id: "u1", name: "ada@acme.example" } },
    ...{ address: "192.0.2.7", action: "triage.edited", subject: `step ${n}` },
    ...{ before: { n, list: [1, "ä"] }, after: null, reason: n % 2 ? "because" : null },
  };
}

function scene(entries = WRITTEN) {
  const dir = tempStores();
  const key = serverKeys(dir, null).audit;
  const control = openControl(dir);
  const write = (n: number) => auditedTransaction(control, key, (_, append) => append(entry(n)));
  for (let n = 1; n <= entries; n++) write(n);
  /** What somebody does who may write the file of the database. */
  const tamper = (...sql: string[]) => {
    const db = openStore(dir, "control", "write");
    for (const name of ["unchanged", "kept", "in_order"]) {
      db.exec(`DROP TRIGGER IF EXISTS audit_entries_${name}`);
    }
    for (const one of sql) db.exec(one);
    db.close();
  };
  const verdict = () => {
    const head = readAuditHead(dir, key);
    if (typeof head === "string") return head;
    return verifyAudit(control, key, head);
  };
  return { dir, key, control, write, tamper, verdict };
}

test("what nobody touched verifies to its last entry, which is the head", async () => {
  const { verdict, dir, key } = scene();
  expect(await verdict()).toMatchObject({ entries: WRITTEN, brokenAt: null, fault: null });
  expect(readAuditHead(dir, key)).toMatchObject({ seq: WRITTEN });
});

test.each([
  ["a word of an entry", 4, ["UPDATE audit_entries SET subject = 'step 7' WHERE seq = 4"]],
  ["its time", 4, ["UPDATE audit_entries SET at = at + 1 WHERE seq = 4"]],
  ["its reason, to none", 5, ["UPDATE audit_entries SET reason = NULL WHERE seq = 5"]],
  ["its address", 1, ["UPDATE audit_entries SET address = '192.0.2.8' WHERE seq = 1"]],
  ["who it was", 4, ["UPDATE audit_entries SET actor_id = 'u2' WHERE seq = 4"]],
  ["what was before", 4, ["UPDATE audit_entries SET before = '{\"n\":5}' WHERE seq = 4"]],
  ["JSON to none", 4, ["UPDATE audit_entries SET before = '{' WHERE seq = 4"]],
  ["only a space of it", 4, ["UPDATE audit_entries SET before = before || ' ' WHERE seq = 4"]],
  ["a row, gone", 4, ["DELETE FROM audit_entries WHERE seq = 4"]],
  ["the first, gone", 1, ["DELETE FROM audit_entries WHERE seq = 1"]],
  [
    "a row, gone, and the others moved up",
    4,
    [
      "DELETE FROM audit_entries WHERE seq = 4",
      "UPDATE audit_entries SET seq = -seq WHERE seq > 4",
      "UPDATE audit_entries SET seq = -seq - 1 WHERE seq < 0",
    ],
  ],
  [
    "two, swapped",
    3,
    [
      "UPDATE audit_entries SET seq = -1 WHERE seq = 3",
      "UPDATE audit_entries SET seq = 3 WHERE seq = 6",
      "UPDATE audit_entries SET seq = 6 WHERE seq = -1",
    ],
  ],
  [
    "one more at the end",
    9,
    [
      `INSERT INTO audit_entries SELECT 9, at, actor_kind, actor_id, actor_name, address, action,
       subject, before, after, reason, hash, hash FROM audit_entries WHERE seq = 8`,
    ],
  ],
  [
    "one more before the first",
    1,
    [
      `INSERT INTO audit_entries SELECT -5, at, actor_kind, actor_id, actor_name, address, action,
       subject, before, after, reason, previous, hash FROM audit_entries WHERE seq = 1`,
    ],
  ],
])("a change is found and named: %s", async (_, brokenAt, sql) => {
  const { tamper, verdict } = scene();
  tamper(...sql);
  expect(await verdict()).toMatchObject({ entries: brokenAt - 1, brokenAt, fault: "entry" });
});

test("a chain that was computed anew without the key is found at its first entry", async () => {
  const { tamper, control, verdict } = scene();
  tamper("DELETE FROM audit_entries");
  const forged = new Uint8Array(32).fill(7);
  for (let n = 1; n <= WRITTEN; n++) {
    auditedTransaction(control, forged, (_, append) => append(entry(n)));
  }
  expect(await verdict()).toMatchObject({ brokenAt: 1, fault: "entry" });
});

test("an end that was cut off is found, also when entries come after it, up to the old end and beyond", async () => {
  const { tamper, write, verdict } = scene();
  tamper("DELETE FROM audit_entries WHERE seq > 5");
  expect(await verdict()).toMatchObject({ entries: 5, brokenAt: 6, fault: "cut_off" });
  write(6);
  expect(await verdict()).toMatchObject({ brokenAt: 7, fault: "cut_off" });
  for (let n = 7; n <= 12; n++) write(n + 100);
  expect(await verdict()).toMatchObject({ brokenAt: 8, fault: "entry" });
});

test("a head that was moved back without the key, or taken away, does not heal by itself", async () => {
  const { dir, key, tamper, write } = scene();
  const path = join(dir, AUDIT_HEAD_FILE);
  const [, , proof = ""] = readFileSync(path, "utf8").trim().split(" ");
  const db = openStore(dir, "control", "read");
  const hash = db.prepare("SELECT hash FROM audit_entries WHERE seq = 5").pluck().get();
  db.close();
  tamper("DELETE FROM audit_entries WHERE seq > 5");
  writeFileSync(path, `5 ${hash} ${proof}\n`);
  write(6);
  expect(readAuditHead(dir, key)).toBe("damaged");
  rmSync(path);
  write(7);
  expect(readAuditHead(dir, key)).toBe("missing");
});

test("the database refuses to change an entry, to delete one, and to put one in", () => {
  const { control } = scene(3);
  const client = control.$client;
  expect(() => client.exec("UPDATE audit_entries SET subject = ''")).toThrow("only ever added to");
  expect(() => client.exec("DELETE FROM audit_entries")).toThrow("only ever added to");
  const copy = `INSERT INTO audit_entries SELECT 9, at, actor_kind, actor_id, actor_name, address,
    action, subject, before, after, reason, previous, hash FROM audit_entries WHERE seq = 1`;
  expect(() => client.exec(copy)).toThrow("after the last one");
});

test("a write that is taken back leaves no entry, and its head stands", async () => {
  const { control, key, verdict } = scene(2);
  const failing = () =>
    auditedTransaction(control, key, (_, append) => {
      append(entry(3));
      throw new Error("no");
    });
  expect(failing).toThrow("no");
  expect(await verdict()).toMatchObject({ entries: 2, fault: null });
});

test("more entries than one piece has verify, and so does going on from where one looked before", async () => {
  const { control, key, verdict, write } = scene(0);
  auditedTransaction(control, key, (_, append) => {
    for (let n = 1; n <= 1_203; n++) append(entry(n));
  });
  const seen = await verdict();
  expect(seen).toMatchObject({ entries: 1_203, fault: null });
  if (typeof seen === "string") throw new Error(seen);
  write(1_204);
  const on = await verifyAudit(control, key, { seq: 0, hash: "" }, seen.last);
  expect(on).toMatchObject({ entries: 1_204, fault: null });
});

test("after a kill at any moment the chain verifies and goes on", async () => {
  const { dir, verdict, write } = scene(0);
  const program = join(import.meta.dirname, "../../tests/stores/audit-until-killed.ts");
  let before = 0;
  for (let round = 0; round < 4; round++) {
    const child = spawn(process.execPath, ["--import", "tsx", program, dir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let heard = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      expect(line).toBe("written");
      if (++heard === 5 + 7 * round) break;
    }
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    const seen = await verdict();
    expect(seen).toMatchObject({ fault: null });
    if (typeof seen === "string") throw new Error(seen);
    expect(seen.entries).toBeGreaterThan(before);
    before = seen.entries;
  }
  write(1);
  expect(await verdict()).toMatchObject({ entries: before + 1, fault: null });
});

test("a head that is behind by some entries is no fault, and catches up", async () => {
  const { dir, key, write, verdict } = scene(3);
  const path = join(dir, AUDIT_HEAD_FILE);
  copyFileSync(path, `${path}.old`);
  write(4);
  write(5);
  copyFileSync(`${path}.old`, path);
  expect(await verdict()).toMatchObject({ entries: 5, fault: null });
  write(6);
  expect(readAuditHead(dir, key)).toMatchObject({ seq: 6 });
});
