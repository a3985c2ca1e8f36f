import { expect, test } from "vitest";
import type { Notice } from "@/lib/contracts/now";
import { nowAnswer } from "./now-answer";
import { prepareNotice } from "./prepare-notice";
import { prepareVerdict } from "./prepare-verdict";
import type { SentenceView } from "./sentence-view";

const KEY = { id: "k1", label: "team-b" };
const PLACE = { provider: "anthropic", gateway: "fra-1" };
const RANK = { ongoing: true, impact: 1 };
const NOW = nowAnswer({ range: { from: 0, to: 10_000 } });

const OUT: Notice = {
  kind: "key_out",
  ...{ ...PLACE, ...RANK, key: KEY, since: 5_000, until: 9_000, reason: "billing" },
  symptom: "billing",
};
const SILENT: Notice = {
  kind: "silent",
  ...{ requested: "a/big", served: "a/small", gateways: ["fra-1"], count: 12, ...RANK },
  symptom: "model_unavailable",
};

const view = (notice: Notice) => prepareNotice(notice, NOW);

function words({ evidence }: SentenceView): string {
  return evidence.map((part) => ("at" in part ? `@${part.at}` : part.text)).join("");
}

test("a locked key says why, since when, and that time alone does not help", () => {
  expect(words(view(OUT))).toBe(
    "Locked for billing since @5000, to be tried again @9000; time alone will not bring it back. See the key",
  );
  expect(view(OUT).all).toEqual({
    path: "/keys",
    filters: { provider: ["anthropic"], gateway: ["fra-1"], key: ["k1"] },
  });
});

test("a silent downgrade leads to exactly its requests", () => {
  expect(words(view(SILENT))).toBe(
    "12 requests for a/big were served by a/small, and no record decides for it",
  );
  expect(view(SILENT).all).toEqual({
    path: "/requests",
    range: NOW.range,
    params: { trait: "silent", requested: "a/big", served: "a/small" },
  });
});

test("a stuck cool-down leads to the calls that contradict it, the last of them included", () => {
  const stuck = view({
    kind: "key_stuck",
    ...{ ...PLACE, ...RANK, key: KEY, firstAt: 6_000, lastAt: 8_000 },
  });
  expect(stuck.evidence).toContainEqual({
    kind: "link",
    text: "calls with it succeed",
    link: {
      filters: { gateway: ["fra-1"], provider: ["anthropic"], key: ["k1"], outcome: ["ok"] },
      range: { from: 6_000, to: 8_001 },
    },
  });
});

test("keys that share a budget are both named, with on how many occasions of all", () => {
  const keys = [KEY, { id: "k2", label: null }];
  const shared = { count: 4, of: 5, firstAt: 1, lastAt: 9, symptom: "rate_limited" as const };
  expect(words(view({ kind: "shared_budget", ...PLACE, ...RANK, keys, ...shared }))).toBe(
    "team-b and k2 were limited within the same minute 4 of 5 times, last @9: one is no spare for the other",
  );
});

test("of a Gateway whose evidence stopped nothing is claimed", () => {
  const stopped = view({ kind: "stopped", gateway: "sin-1", region: null, lastAt: 7, ...RANK });
  expect(words(stopped)).toContain("what fails there now is not known");
  expect(stopped.harmful).toBe(false);
});

test("a silent downgrade is the headline although no attempt failed", () => {
  const verdict = prepareVerdict(nowAnswer({ verdict: "failing", notices: [SILENT] }));
  expect(verdict).toMatchObject({ kind: "failing", worst: { sign: { word: "silent downgrade" } } });
});

test("a key that cools is worth knowing, and no failure by itself", () => {
  const cooling: Notice = {
    kind: "keys_cooling",
    ...{ ...PLACE, ...RANK, keys: [KEY], until: 9_000, reason: null, symptom: null },
  };
  const verdict = prepareVerdict(nowAnswer({ verdict: "calm", notices: [cooling] }));
  expect(verdict).toMatchObject({ kind: "calm", others: [{ harmful: false }] });
});
