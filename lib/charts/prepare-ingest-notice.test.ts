import { expect, test } from "vitest";
import type { Context } from "@/lib/contracts/context";
import { prepareIngestNotice } from "./prepare-ingest-notice";

const NOW = Date.UTC(2026, 10, 22, 12);
const calm = { restarts: 0, lastExit: null };

function context(ingest: Partial<Context["ingest"]>, mode: Context["mode"] = "live"): Context {
  return {
    ...{ asOf: NOW, mode, gateways: 1, attempts: 1, firstAt: null, lastAt: null, rowsSince: null },
    ...{ values: {} as Context["values"], labels: {}, version: "1" },
    ingest: {
      ...{ state: "running", lookedAt: NOW - 300, message: null, blockedSince: null },
      restarts: { web: calm, ingester: calm },
      ...ingest,
    },
  };
}

test("an ingester that runs and never crashed needs no word", () => {
  expect(prepareIngestNotice(context({}))).toBeNull();
  expect(prepareIngestNotice(context({ restarts: null }))).toBeNull();
});

test("silence of the ingester is not taken for silence of the Gateways", () => {
  const notice = prepareIngestNotice(context({ state: "stopped", lookedAt: NOW - 60_000 }));
  expect(notice).toMatchObject({ headline: "Nothing new is being read", at: NOW - 60_000 });
  expect(prepareIngestNotice(context({ state: "stopped" }, "sample"))).toBeNull();
});

test("a store that refuses is said with its reason and since when", () => {
  const notice = prepareIngestNotice(
    context({ state: "blocked", blockedSince: NOW - 5_000, message: "The disk is full." }),
  );
  expect(notice).toMatchObject({
    ...{ headline: "Nothing new is being stored", at: NOW - 5_000, text: "The disk is full." },
  });
});

test("a crash is said for an hour, with how often and why", () => {
  const crashed = { restarts: 3, lastExit: { at: NOW - 120_000, why: "SIGKILL" } };
  const notice = prepareIngestNotice(context({ restarts: { web: calm, ingester: crashed } }));
  expect(notice?.headline).toBe("The ingester ended by itself and was started again");
  expect(notice?.text).toContain("3 times since the start (SIGKILL)");
  const old = { restarts: 3, lastExit: { at: NOW - 3_700_000, why: "SIGKILL" } };
  expect(prepareIngestNotice(context({ restarts: { web: calm, ingester: old } }))).toBeNull();
});

test("of two crashes the newer one is said", () => {
  const web = { restarts: 1, lastExit: { at: NOW - 1_000, why: "exit code 1" } };
  const ingester = { restarts: 1, lastExit: { at: NOW - 9_000, why: "SIGKILL" } };
  const notice = prepareIngestNotice(context({ restarts: { web, ingester } }));
  expect(notice?.headline).toContain("web server");
});
