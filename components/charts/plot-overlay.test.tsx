import { fireEvent, render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test, vi } from "vitest";
import { prepareRates } from "@/lib/charts/prepare-rates";
import { ratesAnswer } from "@/lib/charts/rates-answer";
import { MINUTE_MS } from "@/lib/core/time/range";
import { PlotOverlay } from "./plot-overlay";

vi.mock("./step-card", () => ({ StepCard: () => null }));

const prepared = prepareRates(
  ratesAnswer({
    range: { from: 0, to: 2 * MINUTE_MS },
    asOf: 2 * MINUTE_MS,
    series: [
      {
        provider: "a",
        model: "m",
        points: [0, MINUTE_MS].map((t) => ({ t, attempts: 9, outcomes: { timeout: 3 } })),
      },
    ],
  }),
  { measure: { kind: "outcomes", outcomes: ["timeout"], as: "count" }, split: "entity" },
);

function show(onZoom = vi.fn()) {
  render(
    <PlotOverlay
      title="Timeouts"
      prepared={prepared}
      looks={[{ stroke: "red", fill: "red", dash: undefined }]}
      width={400}
      hrefOf={(step, series) => `/attempts?step=${step}&series=${series}`}
      describe={({ step }) => `step ${step}`}
      onZoom={onZoom}
    />,
    { wrapper: NuqsTestingAdapter },
  );
  return { link: screen.getByRole("link"), onZoom };
}

test("without a point the plot leads to all it shows", () => {
  const { link } = show();
  expect(link.getAttribute("href")).toBe("/attempts?step=null&series=null");
});

test("arrow keys move the link from point to point, Esc lets go", () => {
  const { link } = show();
  fireEvent.keyDown(link, { key: "ArrowLeft" });
  expect(link.getAttribute("aria-label")).toBe("Timeouts: step 1");
  fireEvent.keyDown(link, { key: "ArrowLeft" });
  expect(link.getAttribute("href")).toBe("/attempts?step=0&series=0");
  fireEvent.keyDown(link, { key: "Escape" });
  expect(link.getAttribute("href")).toBe("/attempts?step=null&series=null");
});

test("other keys stay the browser's", () => {
  const { link } = show();
  expect(fireEvent.keyDown(link, { key: "Tab" })).toBe(true);
  expect(fireEvent.keyDown(link, { key: "ArrowRight" })).toBe(false);
});

const BOX = { left: 0, top: 0, width: 200, height: 100 } as DOMRect;

function press(link: HTMLElement, x: number) {
  link.getBoundingClientRect = () => BOX;
  link.setPointerCapture = () => {};
  fireEvent.pointerDown(link, { button: 0, clientX: x, clientY: 50, pointerId: 1 });
}

test("a drag zooms into the whole steps that it touched, and is no click", () => {
  const { link, onZoom } = show();
  press(link, 150);
  fireEvent.pointerMove(link, { clientX: 120, clientY: 50 });
  expect(fireEvent.click(link)).toBe(false);
  expect(onZoom).toHaveBeenCalledWith({ from: MINUTE_MS, to: 2 * MINUTE_MS });
});

test("a press that hardly strays is a click and zooms nowhere", () => {
  const { link, onZoom } = show();
  link.addEventListener("click", (event) => event.preventDefault());
  press(link, 150);
  fireEvent.pointerMove(link, { clientX: 153, clientY: 50 });
  fireEvent.click(link);
  expect(onZoom).not.toHaveBeenCalled();
});

test("Esc in the middle of a drag drops it, and its release is no click", () => {
  const { link, onZoom } = show();
  press(link, 10);
  fireEvent.pointerMove(link, { clientX: 150, clientY: 50 });
  fireEvent.keyDown(window, { key: "Escape" });
  expect(fireEvent.click(link)).toBe(false);
  expect(onZoom).not.toHaveBeenCalled();
});

test("Shift with arrow keys selects, Enter zooms into it instead of following the link", () => {
  const { link, onZoom } = show();
  fireEvent.keyDown(link, { key: "ArrowLeft" });
  fireEvent.keyDown(link, { key: "ArrowLeft", shiftKey: true });
  expect(link.getAttribute("aria-label")).toContain("selected, Enter zooms");
  expect(fireEvent.keyDown(link, { key: "Enter" })).toBe(false);
  expect(onZoom).toHaveBeenCalledWith({ from: 0, to: 2 * MINUTE_MS });
});

test("Esc drops a selection first, and the point only then", () => {
  const { link, onZoom } = show();
  fireEvent.keyDown(link, { key: "ArrowLeft", shiftKey: true });
  fireEvent.keyDown(link, { key: "Escape" });
  expect(link.getAttribute("aria-label")).toBe("Timeouts: step 1");
  expect(fireEvent.keyDown(link, { key: "Enter" })).toBe(true);
  expect(onZoom).not.toHaveBeenCalled();
});
