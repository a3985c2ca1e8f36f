import { expect, test } from "vitest";
import type { Finding } from "@/lib/contracts/now";
import { findingAnswer } from "./finding-answer";
import { nowAnswer } from "./now-answer";
import { prepareFinding } from "./prepare-finding";

const NOW = nowAnswer({ range: { from: 0, to: 10_000 } });

function said(parts: Partial<Finding>): string {
  const { evidence } = prepareFinding(findingAnswer({ since: 5_000, ...parts }), NOW, false);
  return evidence.map((part) => ("at" in part ? `@${part.at}` : part.text)).join("");
}

const look = (parts: Partial<Finding["look"]>): Partial<Finding> => ({
  look: { looked: 20, mislabelled: null, brokenStreams: 0, attemptId: null, ...parts },
});

const MARK: NonNullable<Finding["after"]> = {
  ...{ id: "m", at: 4_900, gateway: "fra-1", kind: "config_write", intervention: "config_write" },
  ...{ paths: ["agents.defaults.model.primary", "auth.order", "models.mode"], actor: "cli" },
  ...{ clean: null, restart: null, from: null, to: null, lines: [], route: null },
};

test("a change shortly before is said to come before, with what it changed, and not to be the cause", () => {
  const words = said({ outcome: "model_unavailable", after: MARK });
  expect(words).toContain(
    "since @5000, after a configuration change of agents.defaults.model.primary, auth.order and 1 more on fra-1 @4900",
  );
  expect(words).not.toMatch(/because|caused/);
});

test("where every provider of a region fails alike, the way out is suspected", () => {
  const parts = { outcome: "network", where: { region: "ap" } } as const;
  expect(said({ ...parts, providers: ["a", "b", "c"] })).toContain("3 providers alike");
  expect(said({ ...parts, providers: ["a"] })).not.toContain("alike");
  expect(said({ ...parts, outcome: "rate_limited", providers: ["a", "b"] })).not.toContain("alike");
});

test("a label that the evidence contradicts is named when most of the newest have it", () => {
  const mislabelled = { label: "rate_limit", count: 18 };
  expect(said({ outcome: "overloaded", ...look({ mislabelled }) })).toContain(
    "the Gateway calls it rate_limit in 18 of the newest 20",
  );
  expect(said({ ...look({ mislabelled: { label: "rate_limit", count: 4 } }) })).not.toContain(
    "the Gateway calls it",
  );
});

test("streams that broke after a 200 are told apart", () => {
  expect(said({ outcome: "network", ...look({ brokenStreams: 19 }) })).toContain(
    "broken mid-stream, after a 200, in 19 of the newest 20",
  );
});

test("keys that work in the same place are counted", () => {
  expect(said({ split: { failing: ["a"], working: ["b"] } })).toContain(
    "; 1 other key works in the same place",
  );
});

test("what callers got leads to exactly those requests, whatever provider the screen is filtered by", () => {
  const requests = { exhausted: 2, hidden: 7, requested: ["a/big"], reasons: ["rate_limit"] };
  const where = { provider: "a", region: "eu" };
  const { evidence } = prepareFinding(findingAnswer({ where, since: 5_000, requests }), NOW, true);
  const lost = evidence.find((part) => "text" in part && part.text === "2 requests exhausted");
  expect(lost).toMatchObject({
    to: {
      path: "/requests",
      range: { from: 5_000 },
      filters: { provider: undefined, region: ["eu"] },
      params: { result: "exhausted", requested: ["a/big"], reason: ["rate_limit"] },
    },
  });
});

test("where requests are not known nothing is said of callers", () => {
  expect(said({ requests: null })).not.toContain("Callers");
  const none = { exhausted: 0, hidden: 0, requested: [], reasons: [] };
  expect(said({ requests: none })).not.toContain("Callers");
});
