import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NuqsTestingAdapter, type UrlUpdateEvent } from "nuqs/adapters/testing";
import { expect, test, vi } from "vitest";
import { stepGrid } from "@/lib/charts/step-grid";
import { MINUTE_MS } from "@/lib/core/time/range";
import { ZoomArea } from "./zoom-area";

const RANGE = { from: 0, to: 10 * MINUTE_MS };
const AXIS = { range: RANGE, ...stepGrid(RANGE, MINUTE_MS, RANGE.to) };

function show() {
  const onUrlUpdate = vi.fn<(event: UrlUpdateEvent) => void>();
  render(<ZoomArea title="Keys" axis={AXIS} />, {
    wrapper: ({ children }) => (
      <NuqsTestingAdapter onUrlUpdate={onUrlUpdate}>{children}</NuqsTestingAdapter>
    ),
  });
  return { area: screen.getByRole("button"), onUrlUpdate };
}

test("what was selected with the keyboard is written into the URL, and Back undoes it", async () => {
  const { area, onUrlUpdate } = show();
  fireEvent.keyDown(area, { key: "Home" });
  fireEvent.keyDown(area, { key: "ArrowRight", shiftKey: true });
  fireEvent.keyDown(area, { key: "ArrowRight", shiftKey: true });
  fireEvent.keyDown(area, { key: "Enter" });
  await waitFor(() => expect(onUrlUpdate).toHaveBeenCalled());
  const { searchParams, options } = onUrlUpdate.mock.calls[0]?.[0] ?? {};
  expect(searchParams?.get("from")).toBe("1970-01-01T00:00Z");
  expect(searchParams?.get("to")).toBe("1970-01-01T00:03Z");
  expect(options?.history).toBe("push");
});

test("what is dropped changes nothing", () => {
  const { area, onUrlUpdate } = show();
  fireEvent.keyDown(area, { key: "Home" });
  fireEvent.keyDown(area, { key: "End", shiftKey: true });
  fireEvent.keyDown(area, { key: "Escape" });
  fireEvent.keyDown(area, { key: "Enter" });
  expect(onUrlUpdate).not.toHaveBeenCalled();
});
