import { expect, test } from "vitest";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { LOCAL } from "@/lib/core/access/principal";
import { MINUTE_MS } from "@/lib/core/time/range";
import { tempStores } from "@/tests/stores/temp-store";
import { auditChain } from "./audit-chain";

const NOON = Date.UTC(2026, 10, 22, 12);

function scene(entries: number) {
  const dir = tempStores();
  const control = openControl(dir);
  const keys = serverKeys(dir, null);
  auditedTransaction(control, keys.audit, (_, append) => {
    for (let n = 1; n <= entries; n++) {
      append({
        ...{ at: n, actor: { kind: "local", id: null, name: "root" }, address: null },
        ...{ action: "triage.edited", subject: `step ${n}`, before: null, after: { n } },
        reason: null,
      });
    }
  });
  const chain = (minute = 0) =>
    auditChain({ principal: LOCAL, control, keys, now: NOON + minute * MINUTE_MS });
  /** The first answer that is not `unlike`. */
  const verdict = async (minute = 0, unlike: unknown = null) => {
    for (;;) {
      const seen = await chain(minute);
      if (JSON.stringify(seen) !== JSON.stringify(unlike)) return seen;
      await new Promise(setImmediate);
    }
  };
  const tamper = (seq: number) => {
    control.$client.exec("DROP TRIGGER IF EXISTS audit_entries_unchanged");
    control.$client.prepare("UPDATE audit_entries SET subject = 'x' WHERE seq = ?").run(seq);
  };
  return { chain, verdict, tamper };
}

test("of a short log every answer says how it is now", async () => {
  const { chain, tamper } = scene(2_000);
  expect(await chain()).toEqual({ entries: 2_000, brokenAt: null });
  tamper(1_990);
  expect(await chain()).toEqual({ entries: 1_989, brokenAt: 1_990 });
});

test("nobody waits for a long log: it is not known yet, and then as of the last look, at most ten minutes old", async () => {
  const { chain, verdict, tamper } = scene(6_000);
  expect(await Promise.all([chain(), chain()])).toEqual([null, null]);
  const whole = { entries: 6_000, brokenAt: null };
  expect(await verdict()).toEqual(whole);
  tamper(5_000);
  expect(await chain(9)).toEqual(whole);
  // Who asks while it is looked through again is told what was seen before.
  expect(await Promise.all([chain(10), chain(10)])).toEqual([whole, whole]);
  expect(await verdict(10, whole)).toEqual({ entries: 4_999, brokenAt: 5_000 });
});

test("while a long log is looked through, others get their turn after every piece of it", async () => {
  const { verdict } = scene(6_000);
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns++) await new Promise(setImmediate);
  })();
  await verdict();
  isOver = true;
  await others;
  expect(turns).toBeGreaterThanOrEqual(60);
});
