import { expect, test } from "vitest";
import type { Now } from "@/lib/contracts/now";
import { heatmapAnswer } from "./heatmap-answer";
import { nowAnswer } from "./now-answer";
import { nowRates } from "./now-rates";

function now(evidence: Now["heatmap"]["evidence"]): Now {
  return nowAnswer({ heatmap: heatmapAnswer({ cells: [], evidence }) });
}

test.each([
  ["every_call", "every_call", "every_call"],
  ["failures_only", "every_call", "failures_only"],
  ["none", "none", "none"],
] as const)("evidence %s tells %s of failures and %s of answers", (evidence, failures, answers) => {
  expect(nowRates(now(evidence), "failures").evidence).toBe(failures);
  expect(nowRates(now(evidence), "answers").evidence).toBe(answers);
});
