import { expect, test } from "vitest";
import { capabilityCost } from "./capability-words";

test("every loss is named with what was there before", () => {
  const cost = capabilityCost({
    label: "known",
    lost: [
      { what: "vision" },
      { what: "context", from: 200_000, to: 32_000 },
      { what: "tier", from: "frontier", to: "small" },
    ],
  });
  expect(cost.text).toBe("vision lost, context 200k → 32k, tier frontier → small");
});

test("a loss of nothing is certain only where both models are labelled", () => {
  expect(capabilityCost({ label: "known", lost: [] })).toMatchObject({ sure: true, pieces: [] });
  const unsure = capabilityCost({ label: "unlabelled", missing: ["qwen/plus"] });
  expect(unsure).toEqual({ sure: false, pieces: [], text: "not labelled: qwen/plus" });
});
