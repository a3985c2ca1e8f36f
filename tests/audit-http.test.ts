import { beforeAll, expect, test } from "vitest";
import { GET as readAudit } from "@/app/api/v1/audit/route";
import { PUT as editTriage } from "@/app/api/v1/triage/route";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { serverKeys } from "@/db/server-keys";
import { Audit } from "@/lib/contracts/audit";
import { httpScene, type Session } from "./accounts/http-scene";

const AUDIT = "/api/v1/audit";
let scene: Awaited<ReturnType<typeof httpScene>>;
let rita: Session;

beforeAll(async () => {
  scene = await httpScene({ [`GET ${AUDIT}`]: readAudit, "PUT /api/v1/triage": editTriage });
  rita = await scene.session("rita@acme.example", "reviewer");
  const key = serverKeys(scene.dataDir, null).audit;
  auditedTransaction(scene.control, key, (_, append) => {
    for (let n = 1; n <= 250; n++) {
      append({
        ...{ at: n, actor: { kind: "person", id: "u1", name: "ada@acme.example" } },
        ...{ address: "192.0.2.7", action: "triage.edited", subject: `step ${n}` },
        ...{ before: { n }, after: null, reason: n === 250 ? '=HYPERLINK("//evil")' : null },
      });
    }
  });
  return scene.end;
});

const get = (query = "", who: object = rita) =>
  scene.ask(`GET ${AUDIT}?${query}`, { headers: { ...who } });
const answer = async (query: string) => Audit.parse(await (await get(query)).json());

test("a reviewer reads who did what, newest first, page by page, and that the chain verifies", async () => {
  const seqs: number[] = [];
  for (let cursor = ""; ; ) {
    const page = await answer(`action=triage.edited&to=1000&limit=100${cursor}`);
    seqs.push(...page.entries.map(({ seq }) => seq));
    expect(page.chain).toMatchObject({ brokenAt: null });
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(seqs).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index));
});

test("what is written now is in the next answer, in the name of who wrote it, from where, and what it changed", async () => {
  const ed = await scene.session("ed@acme.example", "admin");
  const step = { id: "call", text: "Call the provider.", why: "" };
  const body = { version: 0, orders: { billing: [step] } };
  const written = await scene.ask("PUT /api/v1/triage", { headers: { ...ed }, body });
  expect(written.status).toBe(200);
  const { entries } = await answer("limit=1");
  expect(entries).toMatchObject([
    {
      actor: { kind: "person", name: "ed@acme.example" },
      ...{ address: "127.0.0.1", action: "triage.edited", subject: "triage" },
      ...{ before: null, after: { billing: [step] } },
    },
  ]);
});

test("CSV and NDJSON are downloads of all that a search finds, more than a page of it", async () => {
  const csv = await get("format=csv&to=1000&q=step");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="audit.csv"');
  const rows = (await csv.text()).trimEnd().split("\n");
  expect(rows).toHaveLength(1 + 250);
  // What a spreadsheet would run is text.
  expect(rows[1]).toContain(`"'=HYPERLINK(""//evil"")"`);

  const ndjson = await get("format=ndjson&to=1000&q=step");
  expect(ndjson.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
  expect(ndjson.headers.get("content-disposition")).toBe('attachment; filename="audit.ndjson"');
  const lines = (await ndjson.text()).trimEnd().split("\n");
  const subjects = lines.map((line) => JSON.parse(line).subject);
  expect(subjects).toEqual(Array.from({ length: 250 }, (_, index) => `step ${250 - index}`));
  expect((await (await get("format=ndjson&q=step+7&to=8")).text()).match(/\n/g)).toHaveLength(1);
});

test.each(["json", "csv", "ndjson"])(
  "as %s it is for no viewer, which is written down, and for nobody who has not signed in",
  async (format) => {
    const vera = await scene.session(`vera-${format}@acme.example`, "viewer", "oncall", "editor");
    const refused = await get(`format=${format}`, vera);
    expect(refused.status).toBe(403);
    expect((await refused.json()).detail).toContain(
      "Read the audit: Reviewer or Administrator may do that.",
    );
    expect(scene.refusals().at(-1)).toBe(`vera-${format}@acme.example: GET ${AUDIT}`);
    const nobody = await get(`format=${format}`, {});
    expect([nobody.status, nobody.headers.get("content-disposition")]).toEqual([401, null]);
  },
);

test("a row that was changed behind the console's back is said in the next answer", async () => {
  scene.control.$client.exec("DROP TRIGGER audit_entries_unchanged");
  scene.control.$client.exec("UPDATE audit_entries SET subject = 'step 8' WHERE seq = 7");
  expect((await answer("limit=1")).chain).toEqual({ entries: 6, brokenAt: 7 });
});
