import { expect, test } from "vitest";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { Audit } from "@/lib/contracts/audit";
import { LOCAL, NOBODY, type Principal } from "@/lib/core/access/principal";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";
import { refusal } from "@/tests/accounts/refusal";
import { tempStores } from "@/tests/stores/temp-store";
import { AUDIT_COLUMNS } from "./audit-csv";
import { auditResponse } from "./handle-audit";

const ENTRY: AuditEntry = {
  ...{ at: 1_000, actor: { kind: "person", id: "u1", name: "ada@acme.example" } },
  ...{ address: "192.0.2.7", action: "triage.edited", subject: "triage" },
  ...{ before: { a: 1 }, after: null, reason: null },
};

function scene(...entries: Partial<AuditEntry>[]) {
  const dir = tempStores();
  const control = openControl(dir);
  const keys = serverKeys(dir, null);
  auditedTransaction(control, keys.audit, (_, append) => {
    for (const entry of entries) append({ ...ENTRY, ...entry });
  });
  const stores = { control, keys, principal: LOCAL as Principal, now: 5_000 };
  const ask = (query: string) => auditResponse(stores, new URLSearchParams(query));
  const answer = async (query = "") => Audit.parse(await (await ask(query)).json());
  const seqs = async (query: string) => (await answer(query)).entries.map(({ seq }) => seq);
  return { control, stores, ask, answer, seqs };
}

test("entries come newest first, with who, from where, what before and after, and whether all verify", async () => {
  const { answer } = scene({}, { subject: "b", reason: "because" });
  expect(await answer()).toMatchObject({
    entries: [
      { seq: 2, subject: "b", reason: "because", actor: { name: "ada@acme.example" } },
      { seq: 1, address: "192.0.2.7", before: { a: 1 }, after: null },
    ],
    nextCursor: null,
    chain: { entries: 2, brokenAt: null },
  });
});

test("pages follow one another without a gap or a repeat, also while entries are written", async () => {
  const { answer, stores } = scene(...Array.from({ length: 5 }, () => ({})));
  const first = await answer("limit=2");
  auditedTransaction(stores.control, stores.keys.audit, (_, append) => append(ENTRY));
  const second = await answer(`limit=2&cursor=${first.nextCursor}`);
  const third = await answer(`limit=2&cursor=${second.nextCursor}`);
  const seqs = [first, second, third].flatMap(({ entries }) => entries.map(({ seq }) => seq));
  expect(seqs).toEqual([5, 4, 3, 2, 1]);
  expect(third.nextCursor).toBeNull();
});

test("filters by time, half-open, by what was done, and by words in subject, actor or reason", async () => {
  const { seqs } = scene(
    { at: 1_000, subject: "mia@acme.example", action: "person.disabled", reason: "left Acme" },
    { at: 2_000, subject: "triage", reason: "100%_sure" },
    { at: 3_000, actor: { kind: "nobody", id: null, name: "" }, action: "sign_in.failed" },
  );
  expect(await seqs("from=2000&to=3000")).toEqual([2]);
  expect(await seqs("action=person.disabled&action=sign_in.failed")).toEqual([3, 1]);
  expect(await seqs("q=ADA")).toEqual([2, 1]);
  expect(await seqs("q=left+mia")).toEqual([1]);
  expect(await seqs("q=100%25_")).toEqual([2]);
  expect(await seqs("q=_00")).toEqual([]);
  expect(await seqs("actor=ADA@")).toEqual([2, 1]);
  expect(await seqs("actor=mia")).toEqual([]);
  expect(await seqs("subject=mia")).toEqual([1]);
  expect(await seqs("from=1970-01-01T00:00:02Z&actor=ada")).toEqual([2]);
  expect(await seqs("q=' OR 1=1 --")).toEqual([]);
});

test("a row that was changed is answered, and the chain says that it is broken there", async () => {
  const { control, answer } = scene({}, {}, {});
  control.$client.exec("DROP TRIGGER audit_entries_unchanged");
  control.$client.exec("UPDATE audit_entries SET before = '{' WHERE seq = 2");
  const { entries, chain } = await answer();
  expect(entries[1]).toMatchObject({ seq: 2, before: "damaged" });
  expect(chain).toEqual({ entries: 1, brokenAt: 2 });
});

test("the CSV holds all that match, more than a piece of them, and no cell that is a formula", async () => {
  const many = Array.from({ length: 1_100 }, (_, n) => ({ subject: `s${n}` }));
  const { ask } = scene(...many, { subject: "=1+1", reason: "-2+3" });
  const response = await ask("format=csv");
  expect(response.headers.get("content-type")).toContain("text/csv");
  const rows = (await response.text()).trimEnd().split("\n");
  expect(rows).toHaveLength(1 + 1_101);
  expect(rows[0]).toBe(AUDIT_COLUMNS.join(","));
  expect(rows[1]).toMatch(/^1101,.*,'=1\+1,.*,'-2\+3,[0-9a-f]{64}$/);
  const ada = "1970-01-01T00:00:01.000Z,person,u1,ada@acme.example,192.0.2.7,triage.edited,s1099";
  expect(rows[2]).toContain(`1100,${ada},"{""a"":1}",null,`);
  expect(await (await ask("format=csv&q=s7+s70")).text()).not.toContain("s8");
});

test("NDJSON holds one entry a line, as it stands in the answer", async () => {
  const { ask, answer } = scene({}, { subject: "a\nb" });
  const text = await (await ask("format=ndjson")).text();
  const lines = text.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual((await answer()).entries);
});

test.each([
  "cursor=x",
  "cursor=0",
  "limit=0",
  "limit=501",
  "action=dance",
  "format=xml",
  "color=red",
])("%s is refused", async (query) => {
  const { ask } = scene({});
  expect((await refusal(ask(query))).code).toBe("invalid_query");
});

test.each(["json", "csv", "ndjson"])("nobody, and whoever may not, gets no %s", async (format) => {
  const { stores } = scene({});
  const params = new URLSearchParams({ format });
  const ask = (principal: Principal) => refusal(auditResponse({ ...stores, principal }, params));
  expect((await ask(NOBODY)).code).toBe("unauthenticated");
  const token = { kind: "token", id: 1, name: "t", role: "editor", gateway: null } as const;
  expect((await ask(token)).code).toBe("forbidden");
});
