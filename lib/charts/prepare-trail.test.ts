import fc from "fast-check";
import { expect, test } from "vitest";
import type { TrailStep } from "@/lib/contracts/requests";
import { prepareTrail } from "./prepare-trail";
import { requestAttempt } from "./request-answer";

function call(startedAt: number | null, at: number, outcome: "ok" | "timeout" = "ok"): TrailStep {
  return {
    ...requestAttempt("nova/large", { outcome }),
    ...{ kind: "attempt", at, startedAt, lines: [] },
    ...{ gatewayReason: null, errorPreview: null, errorCode: null },
  };
}

function retry(at: number, delayMs: number | null): TrailStep {
  return {
    ...{ kind: "retry", at, delayMs, provider: "nova", model: "large" },
    ...{ attempt: 1, reason: null, lines: [] },
  };
}

const SKIP: TrailStep = {
  ...{ kind: "skip", at: 400, provider: "nova", model: "large" },
  ...{ reason: null, until: null, keyId: null, lines: [] },
};

test("a call lasts from its start to its answer, a retry for its wait, on one scale", () => {
  const trail = [call(0, 100, "timeout"), retry(100, 300), call(400, 500)];
  const { rows, spanMs } = prepareTrail({ trail, rootCause: 0 });
  expect(spanMs).toBe(500);
  expect(rows.map(({ bar }) => bar)).toEqual([
    { from: 0, to: 0.2 },
    { from: 0.2, to: 0.8 },
    { from: 0.8, to: 1 },
  ]);
  expect(rows.map(({ isRootCause }) => isRootCause)).toEqual([true, false, false]);
});

test("a call whose start no line tells is a moment, not a bar of no length", () => {
  const { rows } = prepareTrail({ trail: [call(null, 100), call(100, 200)], rootCause: null });
  expect(rows[0]?.bar).toBeNull();
});

test("the scale begins with the first call's start, which may be before everything that is logged", () => {
  const { rows, startedAt } = prepareTrail({ trail: [SKIP, call(100, 900)], rootCause: null });
  expect(startedAt).toBe(100);
  expect(rows.map(({ offsetMs }) => offsetMs)).toEqual([300, 0]);
});

test("what was passed over is a ghost, what failed is marked as failed", () => {
  const trail = [SKIP, call(400, 500, "timeout"), call(500, 600)];
  const { rows } = prepareTrail({ trail, rootCause: 0 });
  expect(rows.map(({ look }) => look)).toEqual(["ghost", "failed", "ok"]);
});

test("a trail of one moment, or of none, has no length", () => {
  expect(prepareTrail({ trail: [SKIP], rootCause: null })).toMatchObject({ spanMs: 0 });
  expect(prepareTrail({ trail: [], rootCause: null })).toMatchObject({ spanMs: 0, rows: [] });
});

test("every bar and every moment lies within the request, whatever the times are", () => {
  const time = fc.integer({ min: 0, max: 10_000 });
  const step = fc.oneof(
    fc.tuple(fc.option(time), time).map(([start, at]) => call(start, at)),
    fc.tuple(time, fc.option(time)).map(([at, delay]) => retry(at, delay)),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (trail) => {
      for (const { bar, at, offsetMs } of prepareTrail({ trail, rootCause: null }).rows) {
        for (const share of [at, bar?.from ?? 0, bar?.to ?? 0]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect((bar?.to ?? 1) >= (bar?.from ?? 0)).toBe(true);
        expect(offsetMs).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
