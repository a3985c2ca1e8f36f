import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { SAMPLE_READY, samplesDir } from "@/db/sample-stores";
import { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { RouteTables } from "@/lib/contracts/route-versions";
import { SAMPLE_COOKIE } from "@/lib/core/access/sample-people";
import { tempDir } from "../stores/temp-store";
import { ask, type Headers } from "./route-http";
import { tableText } from "./route-scene";

let dataDir: string;

/** An installation that no Gateway is connected to, with a sample of nothing. */
beforeAll(() => {
  dataDir = tempDir();
  migrateStores(dataDir);
  const sample = join(samplesDir(dataDir), "one");
  mkdirSync(sample, { recursive: true });
  migrateStores(sample);
  writeFileSync(join(sample, SAMPLE_READY), JSON.stringify({ endAt: Date.now() }));
  process.env.SIGNALBOX_DATA = dataDir;
  return () => {
    delete process.env.SIGNALBOX_DATA;
    rmSync(dataDir, { recursive: true, force: true });
  };
});

async function as(id: string): Promise<Headers> {
  const cookie = `${SAMPLE_COOKIE}=${id}`;
  const here = { cookie, "x-signalbox-peer": "127.0.0.1" };
  const { GET } = await import("@/app/api/v1/me/route");
  const headers = { ...here, host: "127.0.0.1:3000" };
  const answer = await GET(new Request("http://127.0.0.1:3000/api/v1/me", { headers }));
  const { csrf } = (await answer.json()) as { csrf: string | null };
  return { ...here, "x-signalbox-csrf": csrf ?? "" };
}

test("people of the sample take a table through its review, and the data of the installation stays as it is", async () => {
  const [edda, rune] = [await as("edda"), await as("rune")];
  const body = { table: "production", text: tableText("a/one"), title: "Try" };
  const begun = await ask(edda, "POST", "/drafts", body);
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  const { id, contentHash, textHash } = RouteDraftWire.parse(begun.body);
  const seen = { contentHash, textHash };
  const steps = [
    await ask(edda, "POST", `/drafts/${id}/submission`, {}),
    await ask(rune, "POST", `/drafts/${id}/verdicts`, { verdict: "approve", ...seen }),
    await ask(edda, "POST", `/drafts/${id}/commit`, seen),
  ];
  expect(steps.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { tables } = RouteTables.parse((await ask(edda, "GET", "")).body);
  expect(tables.map(({ table }) => table)).toEqual(["production"]);
  const control = openControl(dataDir);
  for (const table of ["route_drafts", "route_versions", "audit_entries"]) {
    const rows = control.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([table, rows]).toEqual([table, 0]);
  }
  control.$client.close();
});
