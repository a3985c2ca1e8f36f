import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/client/api-error";
import { PanelFrame, type PanelQuery } from "./panel-frame";

vi.mock("nuqs", () => ({ useQueryStates: () => [{ tz: "utc" }, () => {}] }));
vi.mock("next/navigation", () => ({ usePathname: () => "/now" }));

type Data = { asOf: number; rows: readonly string[] };

function show(query: Partial<PanelQuery<Data>>) {
  const refetch = vi.fn();
  render(
    <PanelFrame<Data>
      title="Rows"
      query={{
        data: undefined,
        error: null,
        isError: false,
        isPlaceholderData: false,
        refetch,
        ...query,
      }}
      empty={({ rows }) => (rows.length === 0 ? { kind: "forbidden", why: "No." } : null)}
      partial={({ rows }) => (rows.length > 2 ? "One Gateway is missing." : null)}
    >
      {({ rows }) => <p>{rows.join(" ")}</p>}
    </PanelFrame>,
  );
  return refetch;
}

// Ages are told from the start of the reader's minute: by the real clock they would depend on the second.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 22, 3, 12) });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("until the first answer the panel says that it is reading", () => {
  show({});
  expect(screen.getByRole("status", { name: "Reading" })).toBeTruthy();
});

test("a failed read says what happened and can be tried again", () => {
  const error = new ApiError("The store is locked.", { status: 500, code: "locked" });
  const refetch = show({ isError: true, error });
  expect(screen.getByRole("alert").textContent).toContain("The store is locked.");
  screen.getByRole("button", { name: "Try again" }).click();
  expect(refetch).toHaveBeenCalledOnce();
});

test("when a refresh fails the last answer stays and says how old it is", () => {
  const error = new ApiError("Signalbox does not answer.", { status: null, code: "unreachable" });
  show({ data: { asOf: Date.now() - 300_000, rows: ["a", "b"] }, isError: true, error });
  expect(screen.getByText("a b")).toBeTruthy();
  expect(screen.getByText("Not refreshed since 03:07 (5 min ago).")).toBeTruthy();
});

test("no permission is not an error", () => {
  show({ isError: true, error: new ApiError("Forbidden", { status: 403, code: "forbidden" }) });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("You may not see this")).toBeTruthy();
});

test("an empty answer gives its reason in the place of the picture", () => {
  show({ data: { asOf: 0, rows: [] } });
  expect(screen.getByText("You may not see this")).toBeTruthy();
});

test("a partial answer is shown and names what is missing", () => {
  show({ data: { asOf: 0, rows: ["a", "b", "c"] } });
  expect(screen.getByText("a b c")).toBeTruthy();
  expect(screen.getByText("One Gateway is missing.")).toBeTruthy();
});
