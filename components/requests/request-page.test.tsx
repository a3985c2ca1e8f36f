import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { requestAttempt, requestDetail } from "@/lib/charts/request-answer";
import type { RequestDetail, TrailStep } from "@/lib/contracts/requests";
import { RequestPage } from "./request-page";

const AT = Date.UTC(2026, 10, 22, 2, 41, 7);
const LIMITED = requestAttempt("nova/large", { id: "a1", status: 429, outcome: "rate_limited" });

const TRAIL: TrailStep[] = [
  {
    ...{ kind: "skip", at: AT, provider: "nova", model: "large", reason: "billing" },
    ...{ until: AT + 60_000, keyId: "k1", lines: [] },
  },
  {
    ...LIMITED,
    ...{ kind: "attempt", at: AT + 200, startedAt: AT, lines: [0] },
    ...{ gatewayReason: "rate_limit", errorPreview: "60 per minute", errorCode: null },
  },
  { kind: "end", at: AT + 300, result: "exhausted", served: null, reason: null, lines: [] },
];

const LINES: RequestDetail["lines"] = [
  {
    ...{ source: "gateway.log", offset: 1_777, at: AT, kind: "call_answered" },
    ...{ interpretation: { status: 429 }, raw: '{"status":429}', rawMissing: null },
  },
];

const DETAIL = requestDetail(
  { result: "exhausted", attempts: [LIMITED], skips: 1 },
  {
    ...{ trail: TRAIL, rootCause: 1, lines: LINES, labels: { k1: "nova:primary" } },
    stages: [
      { stage: "call", state: "failed", lines: [0] },
      { stage: "tools", state: "seen", lines: [] },
    ],
  },
);

function show(detail = DETAIL, searchParams = "") {
  const [row] = detail.requests;
  if (row === undefined) throw new RangeError("A page needs a request.");
  render(<RequestPage row={row} detail={detail} />, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={new QueryClient()}>
        <NuqsTestingAdapter searchParams={searchParams} hasMemory>
          {children}
        </NuqsTestingAdapter>
      </QueryClientProvider>
    ),
  });
  return within(screen.getByRole("region", { name: "Trail" }));
}

test("what it began with stands above the steps, whichever step that was", () => {
  show();
  const cause = screen.getByRole("region", { name: "It began with" });
  expect(cause.textContent).toContain("rate limited (429)");
  expect(cause.textContent).toContain("step 2 of 3");
});

test("a request in which nothing failed has no root cause", () => {
  show({ ...DETAIL, rootCause: null });
  expect(screen.queryByRole("region", { name: "It began with" })).toBeNull();
});

test("the root cause's line is open, and its button closes it", () => {
  const trail = show();
  const button = trail.getByRole("button", { name: "1 line of step 2" });
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(trail.getByRole("article").textContent).toContain('{"status":429}');
  fireEvent.click(button);
  expect(trail.queryByRole("article")).toBeNull();
});

test("a link says which lines are open, and that can be none", () => {
  expect(show(DETAIL, "?open=").queryByRole("article")).toBeNull();
});

test("o opens the lines of the step that has the focus", () => {
  const trail = show(DETAIL, "?open=");
  fireEvent.keyDown(window, { key: "j" });
  fireEvent.keyDown(window, { key: "j" });
  fireEvent.keyDown(window, { key: "o" });
  expect(trail.getByRole("article").textContent).toContain('{"status":429}');
});

test("a skipped candidate is told with why and until when, and leads to its key", () => {
  const [skip] = show().getAllByRole("listitem");
  expect(skip?.textContent).toContain("Skips nova/large without a call; key primary is said to be");
  expect(skip?.textContent).toContain("billing");
  const key = within(skip ?? document.body).getByRole("link", { name: "key" });
  expect(key.getAttribute("href")).toMatch(/^\/keys\?.*key=k1/);
});

test("an attempt leads to its drawer, in the range of the request", () => {
  const link = show().getByRole("link", { name: "attempt" });
  expect(link.getAttribute("href")).toMatch(/^\/attempts\?from=.*attempt=a1/);
});

test("a stage that was seen still says what no log can tell of it", () => {
  show({ ...DETAIL, stages: [{ stage: "session", state: "seen", lines: [] }] });
  const stages = screen.getByRole("region", { name: /^Stages/ });
  expect(stages.textContent).toContain("Session write-back");
  expect(stages.textContent).toContain("The write itself is in no log.");
});

test("versions of route tables that were in force lead to their history, and none yet is said", () => {
  const version = { table: "europe", number: 2, sha: "a".repeat(40), title: "A third model" };
  show({ ...DETAIL, routeVersions: [version] });
  const link = screen.getByRole("link", { name: "version 2 of europe" });
  expect(link.getAttribute("href")).toBe(`/routes/tables/europe?to=${"a".repeat(40)}`);
});

test("where no table has a version yet that is said", () => {
  show({ ...DETAIL, routeVersions: [] });
  expect(screen.getByText("no version yet")).toBeTruthy();
});
