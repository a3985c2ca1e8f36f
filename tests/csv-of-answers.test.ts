import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { GET as attempts } from "@/app/api/v1/attempts/route";
import { GET as difference } from "@/app/api/v1/difference/route";
import { GET as downgrades } from "@/app/api/v1/downgrades/route";
import { GET as heatmap } from "@/app/api/v1/heatmap/route";
import { GET as keys } from "@/app/api/v1/keys/route";
import { GET as marks } from "@/app/api/v1/marks/route";
import { GET as now } from "@/app/api/v1/now/route";
import { GET as quality } from "@/app/api/v1/quality/route";
import { GET as rates } from "@/app/api/v1/rates/route";
import { GET as requests } from "@/app/api/v1/requests/route";
import { createToken } from "@/db/control/create-token";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { INCIDENT_HOUR } from "./incidents/incident-hour";
import { writeIncidents } from "./incidents/write-incidents";
import { tempStores } from "./stores/temp-store";

const { from, to } = INCIDENT_HOUR;
/** What a spreadsheet would run, as a provider, a model and an error of it. */
const FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1"];

/** Of a viewer: who reads the answer reads the table. */
let authorization = "";

beforeAll(async () => {
  const dir = tempStores();
  vi.stubEnv("SIGNALBOX_DATA", dir);
  await writeIncidents(dir);
  const path = join(dir, "formulas.jsonl");
  const tuples = FORMULAS.map((text, index) => ({
    ...{ time: new Date(from + index).toISOString(), requestId: `f-${index}`, status: 500 },
    ...{ provider: text, modelId: text, error: text },
  }));
  writeFileSync(path, tuples.map((tuple) => `${JSON.stringify(tuple)}\n`).join(""));
  const control = openControl(dir);
  const place = { gateway: "formulas", region: null, runtime: null } as const;
  upsertGateway(control, { ...place, id: place.gateway }, to);
  const whose = { name: "tables", gateway: null, expiresAt: null, createdBy: null };
  const { secret } = createToken(control, { ...whose, role: "viewer" }, to);
  authorization = `Bearer ${secret}`;
  control.$client.close();
  const writer = openEventWriter(dir);
  await ingestFile({ writer, source: { ...place, kind: "tuples", path }, from: "whole" });
  writer.close();
});

type Get = (request: Request) => Promise<Response>;
type Item = Record<string, unknown>;

async function ask(get: Get, search: string, more: string): Promise<Response> {
  const range = `from=${from}&to=${to}`;
  const url = `http://127.0.0.1/api?${[range, search, more].filter(Boolean).join("&")}`;
  const headers = { host: "127.0.0.1", authorization };
  const response = await get(new Request(url, { headers }));
  expect(response.status, url).toBe(200);
  return response;
}

async function csvOf(get: Get, search: string, table = ""): Promise<Record<string, string>[]> {
  const response = await ask(get, search, `${table}${table === "" ? "" : "&"}format=csv`);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename=".+\.csv"$/);
  const [head = [], ...rows] = parseCsv(await response.text());
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

/** RFC 4180, apart from the code that writes it. */
function parseCsv(text: string): string[][] {
  const cell = /("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/gy;
  const rows: string[][] = [[]];
  for (const [, raw = "", end] of text.trimEnd().concat("\n").matchAll(cell)) {
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const iso = (at: unknown) => (at === null ? "" : new Date(Number(at)).toISOString());
const plain = (value: unknown) => (value === null || value === undefined ? "" : String(value));
const ref = (target: unknown) => {
  if (target === null) return "";
  const { provider, model } = target as { provider: string | null; model: string | null };
  return `${provider ?? "?"}/${model ?? "?"}`;
};
const list = (answer: Item, name: string) => answer[name] as Item[];

type Case = {
  readonly name: string;
  readonly get: Get;
  readonly search?: string;
  readonly table?: string;
  /** The rows of the answer, and what of each must be in its row of the table. */
  readonly rows: (answer: Item) => Record<string, string>[];
};

const filter = "not_gateway=formulas";

const CASES: readonly Case[] = [
  {
    name: "attempts",
    get: attempts,
    search: `${filter}&outcome=rate_limited&limit=1000`,
    rows: (answer) =>
      list(answer, "attempts").map(({ at, requestId, provider, latencyMs }) => ({
        ...{ at: iso(at), requestId: plain(requestId), provider: plain(provider) },
        latencyMs: plain(latencyMs),
      })),
  },
  {
    name: "requests",
    get: requests,
    search: `${filter}&result=exhausted&limit=200`,
    rows: (answer) =>
      list(answer, "requests").map(({ startedAt, requestId, requested, served }) => ({
        ...{ startedAt: iso(startedAt), requestId: plain(requestId) },
        ...{ requested: ref(requested), served: ref(served) },
      })),
  },
  {
    name: "heatmap",
    get: heatmap,
    search: `${filter}&rows=hour&columns=provider`,
    rows: (answer) =>
      list(answer, "cells").map(({ row, column, attempts }) => ({
        ...{ hour: iso(row), provider: plain(column), attempts: plain(attempts) },
      })),
  },
  {
    name: "steps of rates",
    get: rates,
    search: `${filter}&by=provider&stepMs=600000`,
    rows: (answer) =>
      list(answer, "series").flatMap(({ provider, points }) =>
        (points as Item[]).map(({ t, attempts }) => ({
          ...{ from: iso(t), stepMs: "600000", provider: plain(provider) },
          attempts: plain(attempts),
        })),
      ),
  },
  {
    name: "routes",
    get: rates,
    search: `${filter}&by=provider,model`,
    table: "table=series",
    rows: (answer) =>
      list(answer, "series").map(({ provider, model, totals }) => ({
        ...{ provider: plain(provider), model: plain(model) },
        attempts: plain((totals as Item).attempts),
        p95Ms: plain((totals as Item).p95Ms),
      })),
  },
  {
    name: "keys",
    get: keys,
    search: "gateway=stuck-fra&gateway=billing-fra",
    rows: (answer) =>
      list(answer, "keys").map(({ gateway, keyId, attempts, lastFailureAt }) => ({
        ...{ gateway: plain(gateway), keyId: plain(keyId), attempts: plain(attempts) },
        lastFailureAt: iso(lastFailureAt),
      })),
  },
  {
    name: "times for which keys were out",
    get: keys,
    search: filter,
    table: "table=windows",
    rows: (answer) =>
      list(answer, "keys")
        .flatMap(({ keyId, intervals }) => (intervals as Item[]).map((one) => ({ keyId, ...one })))
        .toSorted((a, b) => Number((b as Item).from) - Number((a as Item).from))
        .map((one: Item) => ({
          ...{ keyId: plain(one.keyId), from: iso(one.from), to: iso(one.to), end: plain(one.end) },
          durationMs: plain(Number(one.to) - Number(one.from)),
        })),
  },
  {
    name: "boundaries of keys",
    get: keys,
    search: filter,
    table: "table=boundaries",
    rows: (answer) =>
      list(answer, "boundaries").map(({ kind, provider, count, lastAt }) => ({
        ...{
          kind: plain(kind),
          provider: plain(provider),
          count: plain(count),
          lastAt: iso(lastAt),
        },
      })),
  },
  {
    name: "flows",
    get: downgrades,
    search: filter,
    rows: (answer) =>
      list(answer, "flows").map(({ from, to, reason, count }) => ({
        ...{ from: plain(from), to: plain(to), reason: plain(reason), count: plain(count) },
      })),
  },
  {
    name: "chains",
    get: downgrades,
    search: filter,
    table: "table=chains",
    rows: (answer) =>
      list(answer, "chains").map(({ requested, gateway, requests }) => ({
        ...{ requested: ref(requested), gateway: plain(gateway), requests: plain(requests) },
      })),
  },
  {
    name: "episodes",
    get: downgrades,
    search: filter,
    table: "table=episodes",
    rows: (answer) =>
      list(answer, "episodes").map(({ requested, startedAt, endedAt, requests }) => ({
        ...{ requested: ref(requested), startedAt: iso(startedAt), endedAt: iso(endedAt) },
        requests: plain(requests),
      })),
  },
  {
    name: "requests over time",
    get: downgrades,
    search: `${filter}&stepMs=600000`,
    table: "table=points",
    rows: (answer) =>
      list(answer, "points").map(({ t, requests, exhausted }) => ({
        ...{ from: iso(t), stepMs: "600000", requests: plain(requests) },
        exhausted: plain(exhausted),
      })),
  },
  {
    name: "interventions",
    get: downgrades,
    search: filter,
    table: "table=interventions",
    rows: (answer) =>
      list(answer, "marks")
        .filter(({ intervention }) => intervention !== null)
        .toSorted((a, b) => Number(b.at) - Number(a.at))
        .map(markCells),
  },
  {
    name: "marks",
    get: marks,
    search: filter,
    rows: (answer) => list(answer, "marks").map(markCells),
  },
  {
    name: "findings",
    get: now,
    search: filter,
    rows: (answer) =>
      [...list(answer, "findings"), ...list(answer, "notices")]
        .toSorted(
          (a, b) => Number(b.ongoing) - Number(a.ongoing) || Number(b.impact) - Number(a.impact),
        )
        .map(({ kind, outcome, ongoing, impact }) => ({
          ...{ kind: plain(kind ?? "failures"), outcome: plain(outcome) },
          ...{ ongoing: plain(ongoing), impact: plain(impact) },
        })),
  },
  {
    name: "differences",
    get: difference,
    search: `${filter}&in_outcome=network`,
    rows: (answer) =>
      list(answer, "found").map(({ dimension, value, selected, rest }) => ({
        dimension: plain(dimension),
        value: dimension === "hour" ? iso(value) : plain(value),
        ...{ selected: plain(selected), rest: plain(rest) },
      })),
  },
  {
    name: "sources",
    get: quality,
    search: filter,
    rows: (answer) =>
      list(answer, "gateways").flatMap(({ gateway, sources }) =>
        (sources as Item[]).map(({ source, lines, lastEventAt }) => ({
          ...{ gateway: plain(gateway), source: plain(source), lines: plain(lines) },
          lastEventAt: iso(lastEventAt),
        })),
      ),
  },
  {
    name: "coverage",
    get: quality,
    search: filter,
    table: "table=coverage",
    rows: (answer) =>
      list(answer, "gateways")
        .filter(({ attempts }) => Number(attempts) > 0)
        .map(({ gateway, attempts, coverage }) => ({
          ...{ gateway: plain(gateway), attempts: plain(attempts) },
          provider: plain((coverage as Item).provider),
        })),
  },
  {
    name: "contradictions",
    get: quality,
    search: filter,
    table: "table=contradictions",
    rows: (answer) =>
      list(answer.contradictions as Item, "found").map(
        ({ gateway, label, outcome, count, lastAt }) => ({
          ...{ gateway: plain(gateway), label: plain(label), outcome: plain(outcome) },
          ...{ count: plain(count), lastAt: iso(lastAt) },
        }),
      ),
  },
];

function markCells({ at, gateway, kind, intervention, paths }: Item): Record<string, string> {
  return {
    ...{ at: iso(at), gateway: plain(gateway), kind: plain(kind) },
    ...{ intervention: plain(intervention), paths: (paths as string[]).join(" ") },
  };
}

test.each(CASES)(
  "the table of $name has exactly the rows of the answer, in their order",
  async ({ get, search = "", table, rows }) => {
    const answer: Item = await (await ask(get, search, "")).json();
    const expected = rows(answer);
    expect(expected.length, "rows, or the test proves nothing").toBeGreaterThan(0);
    expect(answer.nextCursor ?? null).toBeNull();
    const found = await csvOf(get, search, table);
    const columns = Object.keys(expected[0] ?? {});
    expect(
      found.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]]))),
    ).toEqual(expected);
  },
);

test("what a spreadsheet would run is made text, in every column", async () => {
  const rows = await csvOf(attempts, "gateway=formulas");
  expect(rows.map(({ provider }) => provider).sort()).toEqual(
    FORMULAS.map((text) => `'${text}`).sort(),
  );
  for (const get of [rates, heatmap, requests]) {
    for (const row of await csvOf(get, "gateway=formulas")) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t]/);
    }
  }
});
