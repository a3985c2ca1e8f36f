import { fireEvent, render, screen } from "@testing-library/react";
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
