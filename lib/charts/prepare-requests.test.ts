import { expect, test } from "vitest";
import { prepareRequest, prepareRequests, servedAs } from "./prepare-requests";
import { requestRow } from "./request-answer";

const ROWS = [
  requestRow({ id: "newest", startedAt: 3_000, endedAt: 4_000, attemptCount: 2 }),
  requestRow({ id: "slow", startedAt: 2_000, endedAt: 9_000, attemptCount: 1 }),
  requestRow({ id: "oldest", startedAt: 1_000, endedAt: 1_500, attemptCount: 7 }),
];

test.each([
  [{ by: "when", desc: true }, ["newest", "slow", "oldest"]],
  [{ by: "when", desc: false }, ["oldest", "slow", "newest"]],
  [{ by: "duration", desc: true }, ["slow", "newest", "oldest"]],
  [{ by: "attempts", desc: true }, ["oldest", "newest", "slow"]],
  [{ by: "attempts", desc: false }, ["slow", "newest", "oldest"]],
] as const)("requests are ordered by %o", (order, ids) => {
  expect(prepareRequests(ROWS, order).map(({ row }) => row.id)).toEqual(ids);
});

test("a request is addressed by its own id, which stays when late evidence changes the stored one", () => {
  expect(prepareRequest(requestRow({ id: "r-9", requestId: "run-9" })).address).toBe("run-9");
  expect(prepareRequest(requestRow({ id: "r-9", requestId: null })).address).toBe("r-9");
});

test("served by a fallback or silently is not served as asked", () => {
  expect(servedAs(requestRow())).toBe("primary");
  expect(servedAs(requestRow({ downgraded: true }))).toBe("downgraded");
  expect(servedAs(requestRow({ silent: true }))).toBe("silent");
  expect(servedAs(requestRow({ result: "exhausted" }))).toBe("exhausted");
});

test("of a request of which one moment is known the duration is unknown, and last in either order", () => {
  const moment = requestRow({ id: "moment", startedAt: 5_000, endedAt: 5_000 });
  expect(prepareRequest(moment).durationMs).toBeNull();
  for (const desc of [true, false]) {
    const ids = prepareRequests([moment, ...ROWS], { by: "duration", desc }).map(
      ({ row }) => row.id,
    );
    expect(ids.at(-1)).toBe("moment");
  }
});
