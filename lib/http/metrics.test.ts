import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeIngestStatus } from "@/db/ingest-status";
import { writeSupervisionStatus } from "@/db/supervision-status";
import { tempStores } from "@/tests/stores/temp-store";
import { metrics } from "./metrics";
import { observeRequests } from "./observe-requests";
import { routeLabel } from "./route-label";

let dir: string;
const server = createServer((request, response) => {
  response.statusCode = request.url?.startsWith("/api/v1/attempts/") ? 404 : 200;
  response.end("x");
});

beforeAll(async () => {
  dir = tempStores();
  vi.stubEnv("SIGNALBOX_DATA", dir);
  observeRequests("");
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((closed) => server.close(closed));
});

/** As the front door hands it on. */
function askedFrom(address: string): Request {
  const host = "127.0.0.1:3000";
  return new Request(`http://${host}/metrics`, { headers: { host, "x-signalbox-peer": address } });
}

/** While no Gateway is known, whoever sits at this machine may read. */
async function scraped(): Promise<Map<string, number>> {
  const text = await (await metrics(askedFrom("127.0.0.1"))).text();
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    samples.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

test("requests are counted by route, method and status, whatever ids they name", async () => {
  const { port } = server.address() as AddressInfo;
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  for (const id of ["a1", "b2", "c3"]) await get(`/api/v1/attempts/${id}?secret=1`);
  await get("/api/v1/now?gateway=x");
  const found = await scraped();
  const of = (labels: string) => found.get(`signalbox_http_requests_total{${labels}}`);
  expect(of('route="/api/v1/attempts/{id}",method="GET",status="404"')).toBe(3);
  expect(of('route="/api/v1/now",method="GET",status="200"')).toBe(1);
  const label = 'signalbox_http_request_duration_seconds_count{route="/api/v1/attempts/{id}"}';
  expect(found.get(label)).toBe(3);
  expect([...found.keys()].join("\n")).not.toMatch(/secret|a1/);
  expect(found.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
});

test("nobody can make many routes by asking for many paths", () => {
  const paths = Array.from({ length: 1_000 }, (_, n) => [`/x/${n}`, `/api/v1/x${n}`, `/v1/${n}`]);
  expect(new Set(paths.flat().map(routeLabel))).toEqual(new Set(["other"]));
  expect(routeLabel("/_next/static/chunks/1.js")).toBe("static");
  expect(routeLabel("/now?from=1")).toBe("screen");
  expect(routeLabel("/v1/traces")).toBe("/v1/traces");
});

test("what the ingester and the supervisor say of themselves is passed on", async () => {
  expect((await scraped()).get("signalbox_ingester_up")).toBe(0);
  const now = Date.now();
  writeIngestStatus(dir, {
    ...{ lookedAt: now, message: null, startedAt: now - 60_000 },
    trouble: { code: "disk_full", since: now, text: "full" },
    totals: {
      ...{ batches: 3, writeMs: 1_500, bytes: 900, lines: 30, records: 20, attempts: 9 },
      ...{ duplicates: 4, rejected: 2, losses: { not_saved: 512 } },
    },
    gateways: [{ gateway: 'a "b"', lastEventAt: now, lagMs: 250 }],
  });
  const lastExit = { at: now, why: "SIGKILL" };
  writeSupervisionStatus(dir, {
    ...{
      startedAt: now,
      web: { restarts: 0, lastExit: null },
      ingester: { restarts: 2, lastExit },
    },
  });
  const found = await scraped();
  expect(found.get("signalbox_ingester_up")).toBe(1);
  expect(found.get("signalbox_ingest_lines_total")).toBe(30);
  expect(found.get("signalbox_ingest_write_seconds_total")).toBe(1.5);
  expect(found.get('signalbox_ingest_losses_total{kind="not_saved"}')).toBe(512);
  expect(found.get('signalbox_ingest_lag_seconds{gateway="a \\"b\\""}')).toBe(0.25);
  expect(found.get('signalbox_store_trouble{reason="disk_full"}')).toBe(1);
  expect(found.get('signalbox_process_restarts_total{process="ingester"}')).toBe(2);
});

test("who may not read evidence sees no figures either", async () => {
  await expect(metrics(askedFrom("203.0.113.9"))).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
