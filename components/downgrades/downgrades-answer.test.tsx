import { render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { downgradesAnswer } from "@/lib/charts/downgrades-answer";
import { markWire } from "@/lib/charts/mark-wire";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { DowngradesAnswer } from "./downgrades-answer";

const FLOW: Downgrades["flows"][number] = {
  from: "nova/large",
  to: "qwen/plus",
  reason: "rate_limit",
  count: 210,
  silent: false,
  cost: { label: "known", lost: [{ what: "vision" }] },
};
const SUMS = { t: 0, primary: 8_000, downgraded: 312, exhausted: 5, silent: 12 };

function say(parts: Parameters<typeof downgradesAnswer>[0]): string {
  render(<DowngradesAnswer answer={downgradesAnswer(parts)} />, { wrapper: NuqsTestingAdapter });
  return document.body.textContent?.replaceAll("\u202f", " ") ?? "";
}

test("the share of downgrades stands with its n, the most frequent flow, its reason and its cost", () => {
  expect(say({ points: [SUMS], flows: [FLOW] })).toContain(
    "312 of 8 329 requests (3.7 %) were served by a lesser model; most often nova/large → qwen/plus, rate limited, 210 times (vision lost).",
  );
});

test("silent ones and those served by nobody are said apart", () => {
  const text = say({ points: [SUMS], flows: [FLOW] });
  expect(text).toContain("12 silently, by a model that nothing decided for.");
  expect(text).toContain("5 requests were served by nobody.");
});

test("a cost that is not labelled is not said to be none", () => {
  const flow = { ...FLOW, cost: { label: "unlabelled", missing: ["qwen/plus"] } as const };
  expect(say({ points: [SUMS], flows: [flow] })).toContain("what that costs is not labelled");
});

test("where only failures are logged there is a count and no share", () => {
  const text = say({ points: [SUMS], flows: [FLOW], evidence: "failures_only" });
  expect(text).toContain("312 requests were served by a lesser model, of an unknown number");
  expect(text).not.toContain("%");
});

test("without downgrades that is the answer", () => {
  const text = say({ points: [{ t: 0, primary: 40 }] });
  expect(text).toContain("None of 40 requests was served by a fallback.");
  expect(text).toContain("Nobody is known to have changed anything meanwhile.");
});

test("what people changed meanwhile is counted by kind; a version is no intervention", () => {
  const text = say({
    points: [SUMS],
    marks: [
      markWire({ at: 1 }),
      markWire({ at: 2, kind: "restart" }),
      markWire({ at: 3, kind: "version" }),
    ],
    interventions: { total: 2, byKind: { config_write: 1, restart: 1 } },
  });
  expect(text).toContain("2 manual interventions meanwhile: 1 configuration change, 1 restart.");
});

test("every number leads to exactly its requests", () => {
  say({ points: [SUMS], flows: [FLOW] });
  const search = (name: RegExp) =>
    new URLSearchParams(
      screen.getByRole("link", { name }).getAttribute("href")?.replace("/requests?", ""),
    );
  expect(search(/^312$/).getAll("trait")).toEqual(["downgraded"]);
  expect(search(/^5 requests$/).getAll("result")).toEqual(["exhausted"]);
  const flow = search(/nova\/large → qwen\/plus/);
  expect(flow.get("requested")).toBe("nova/large");
  expect(flow.get("served")).toBe("qwen/plus");
  expect(flow.getAll("reason")).toEqual(["rate_limit"]);
  expect(flow.get("from")).toBe("1970-01-01T00:00Z");
});
