import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeyEvidence, type KeyHold, keyReadiness } from "./key-readiness";
import { FATES, type PastRequest, replayRequests } from "./replay-requests";
import { sumReplay } from "./replay-sums";
import type { RouteTable } from "./route-table";

const BASE: RouteTable = {
  scenarios: {
    default: { primary: "a/one", fallbacks: ["b/two", "c/three"] },
    "agent:ops": { primary: "b/two", fallbacks: [] },
    "agent:night": { primary: "b/two", fallbacks: ["a/one"] },
  },
};

/** Two keys of a, one of b, and nothing said of c. */
const WRITTEN = new Map([
  ["a", 2],
  ["b", 1],
]);

function evidence(holds: readonly KeyHold[], more: Partial<KeyEvidence> = {}): KeyEvidence {
  return { holds, passedOver: [], written: WRITTEN, silent: new Set(), ...more };
}

function hold(keyId: string, more: Partial<KeyHold> = {}): KeyHold {
  return {
    gateway: "gw",
    provider: keyId[0] ?? "",
    keyId,
    model: null,
    from: 100,
    to: 200,
    ...more,
  };
}

function request(requested: string | null, more: Partial<PastRequest> = {}): PastRequest {
  const tried = requested === null ? [] : [requested];
  return { id: "r", at: 150, gateway: "gw", requested, tried, agent: null, ...more };
}

function replay(draft: RouteTable, requests: readonly PastRequest[], holds: KeyHold[] = []) {
  return replayRequests({ base: BASE, draft, requests, readiness: keyReadiness(evidence(holds)) });
}

function withDefault(primary: string, fallbacks: readonly string[]): RouteTable {
  return { scenarios: { ...BASE.scenarios, default: { primary, fallbacks } } };
}

test("a request whose model begins one chain belongs to it, and goes where the draft's chain begins", () => {
  const [one] = replay(withDefault("c/three", ["a/one"]), [request("a/one")]);
  expect(one).toMatchObject({ kind: "known", scenarios: ["default"], isElsewhere: true });
  expect(one).toMatchObject({ base: { first: "a/one" }, draft: { first: "c/three" } });
});

test("where two chains begin alike, what was called afterwards tells them apart", () => {
  const strict = {
    scenarios: { ...BASE.scenarios, "agent:ops": { primary: "c/three", fallbacks: [] } },
  };
  const [alone, followed] = replay(strict, [
    request("b/two"),
    request("b/two", { tried: ["b/two", "a/one"] }),
  ]);
  expect(alone).toMatchObject({ kind: "ambiguous", scenarios: ["agent:ops", "agent:night"] });
  expect(followed).toMatchObject({ kind: "known", scenarios: ["agent:night"], isElsewhere: false });
});

test("two chains that begin alike are no riddle where both end alike", () => {
  const [one] = replay(withDefault("c/three", []), [request("b/two")]);
  expect(one).toMatchObject({ kind: "known", scenarios: ["agent:ops", "agent:night"] });
});

test("an agent that a line names decides, and one without a scenario goes by the default", () => {
  const [ops, other] = replay(BASE, [
    request("b/two", { agent: "ops" }),
    request("a/one", { agent: "writer" }),
  ]);
  expect([ops?.scenarios, other?.scenarios]).toEqual([["agent:ops"], ["default"]]);
});

test("what no chain begins with was chosen elsewhere, and no model at all is not guessed", () => {
  const kinds = replay(BASE, [
    request("x/other"),
    request(null),
    request("a/one", { agent: "ops" }),
  ]);
  expect(kinds.map(({ kind }) => kind)).toEqual(["outside", "no_model", "outside"]);
});

test("only when every key of its provider is out a model meets none that is ready", () => {
  const [half] = replay(BASE, [request("a/one")], [hold("a1")]);
  expect(half).toMatchObject({ base: { fate: "ready", isKeyKnown: true } });
  const [all] = replay(BASE, [request("a/one")], [hold("a1"), hold("a2")]);
  expect(all).toMatchObject({ base: { fate: "cooling" } });
  const [later] = replay(BASE, [request("a/one", { at: 200 })], [hold("a1"), hold("a2")]);
  expect(later).toMatchObject({ base: { fate: "ready" } });
});

test("a key that is out for one model serves another", () => {
  const holds = [hold("b1", { model: "two" })];
  const draft = {
    scenarios: { ...BASE.scenarios, "agent:ops": { primary: "b/four", fallbacks: [] } },
  };
  const [one] = replay(draft, [request("b/two", { agent: "ops" })], holds);
  expect(one).toMatchObject({ base: { fate: "exhausted" }, draft: { fate: "ready" } });
});

test("where nothing tells how many keys there are, one that is out proves nothing", () => {
  const draft = {
    scenarios: { ...BASE.scenarios, "agent:ops": { primary: "c/three", fallbacks: [] } },
  };
  const [moved] = replay(draft, [request("b/two", { agent: "ops" })], [hold("c1"), hold("b1")]);
  expect(moved).toMatchObject({
    base: { fate: "exhausted", isKeyKnown: true },
    draft: { fate: "ready", isKeyKnown: false },
  });
});

test("a model that was passed over tells that all its keys were out then", () => {
  const passedOver = [{ gateway: "gw", model: "c/three", at: 120 }];
  const ready = keyReadiness(evidence([hold("c1"), hold("c2", { from: 180 })], { passedOver }));
  expect([ready("gw", "c/three", 150), ready("gw", "c/three", 250)]).toEqual(["cooling", "ready"]);
  const two = [hold("c1"), hold("c2")];
  const both = keyReadiness(evidence([...two, hold("c1", { from: 300, to: 400 })], { passedOver }));
  expect([both("gw", "c/three", 150), both("gw", "c/three", 350)]).toEqual(["cooling", "ready"]);
});

test("the keys of another Gateway say nothing, and a Gateway without records of keys is not known", () => {
  const holds = [hold("a1"), hold("a2")];
  const [one] = replay(BASE, [request("a/one", { gateway: "other" })], holds);
  expect(one).toMatchObject({ base: { fate: "ready", isKeyKnown: true } });
  const ready = keyReadiness(evidence(holds, { silent: new Set(["gw"]) }));
  expect(ready("gw", "a/one", 150)).toBe("unknown");
});

test("a model that only the Gateway's environment knows is not guessed", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as OpenClaw writes it
  const [one] = replay(withDefault("${MODEL}", []), [request("a/one")]);
  expect(one).toMatchObject({ kind: "unsayable" });
});

test("sums count each request once, by scenario and by where it goes", () => {
  const draft = withDefault("c/three", ["a/one"]);
  const replayed = replay(
    draft,
    [
      request("a/one"),
      request("a/one", { at: 250 }),
      request("b/two"),
      request("x/other"),
      request(null),
    ],
    [hold("a1"), hold("a2")],
  );
  expect(sumReplay(replayed)).toEqual({
    total: {
      ...{ requests: 3, elsewhere: 2, withKeys: 3, met: { requests: 1, passedOver: 0 } },
      base: { cooling: 1, exhausted: 0 },
      draft: { cooling: 0, exhausted: 0 },
    },
    gaps: { no_model: 1, outside: 1, ambiguous: 0, unsayable: 0 },
    scenarios: [
      {
        scenarios: ["default"],
        ...{ requests: 2, elsewhere: 2, withKeys: 2, met: { requests: 1, passedOver: 0 } },
        base: { cooling: 1, exhausted: 0 },
        draft: { cooling: 0, exhausted: 0 },
        flows: [{ from: "a/one", to: "c/three", requests: 2 }],
      },
      {
        scenarios: ["agent:ops", "agent:night"],
        ...{ requests: 1, elsewhere: 0, withKeys: 1, met: { requests: 0, passedOver: 0 } },
        base: { cooling: 0, exhausted: 0 },
        draft: { cooling: 0, exhausted: 0 },
        flows: [],
      },
    ],
  });
});

const MODELS = ["a/one", "a/two", "b/two", "c/three"] as const;
const chain = fc.uniqueArray(fc.constantFrom(...MODELS), { minLength: 1, maxLength: 4 });
const scenario = chain.map(([primary, ...fallbacks]) => ({ primary, fallbacks }));
const anyTable = fc
  .record({ default: scenario, "agent:ops": scenario, "agent:night": scenario })
  .map((scenarios): RouteTable => ({ scenarios }));
const anyRequest = fc.record({
  id: fc.string(),
  at: fc.integer({ min: 0, max: 300 }),
  gateway: fc.constantFrom("gw", "other"),
  requested: fc.option(fc.constantFrom<string>(...MODELS)),
  tried: fc.uniqueArray(fc.constantFrom<string>(...MODELS), { maxLength: 2 }),
  agent: fc.option(fc.constantFrom("ops", "writer")),
});
const anyHold = fc.record({
  gateway: fc.constantFrom("gw", "other"),
  provider: fc.constantFrom("a", "b", "c"),
  keyId: fc.constantFrom("a1", "a2", "b1"),
  model: fc.option(fc.constantFrom("one", "two", "three")),
  from: fc.integer({ min: 0, max: 200 }),
  to: fc.integer({ min: 0, max: 300 }),
});

test("a table set beside itself changes nothing, whatever the traffic", () => {
  fc.assert(
    fc.property(anyTable, fc.array(anyRequest), fc.array(anyHold), (table, requests, holds) => {
      const readiness = keyReadiness(evidence(holds));
      const { total } = sumReplay(
        replayRequests({ base: table, draft: table, requests, readiness }),
      );
      expect(total.elsewhere).toBe(0);
      expect(total.base).toEqual(total.draft);
    }),
  );
});

test("one more model at the end of a chain never makes a request fare worse", () => {
  fc.assert(
    fc.property(
      anyTable,
      fc.array(anyRequest),
      fc.array(anyHold),
      fc.constantFrom(...MODELS),
      (table, requests, holds, more) => {
        const longer: RouteTable = {
          scenarios: Object.fromEntries(
            Object.entries(table.scenarios).map(([name, { primary, fallbacks = [] }]) => [
              name,
              { primary, fallbacks: [...fallbacks, more] },
            ]),
          ),
        };
        const readiness = keyReadiness(evidence(holds));
        for (const one of replayRequests({ base: table, draft: longer, requests, readiness })) {
          if (one.kind !== "known") continue;
          expect(FATES.indexOf(one.draft.fate)).toBeLessThanOrEqual(FATES.indexOf(one.base.fate));
        }
      },
    ),
  );
});

test("what is said of a request does not depend on the others, nor on their order", () => {
  fc.assert(
    fc.property(
      anyTable,
      anyTable,
      fc.array(anyRequest),
      fc.array(anyHold),
      (base, draft, all, holds) => {
        const readiness = keyReadiness(evidence(holds));
        const forwards = replayRequests({ base, draft, requests: all, readiness });
        const backwards = replayRequests({ base, draft, requests: all.toReversed(), readiness });
        expect(backwards.toReversed()).toEqual(forwards);
      },
    ),
  );
});

test("every request is counted in exactly one place", () => {
  fc.assert(
    fc.property(anyTable, anyTable, fc.array(anyRequest), (base, draft, requests) => {
      const readiness = keyReadiness(evidence([]));
      const { total, gaps, scenarios } = sumReplay(
        replayRequests({ base, draft, requests, readiness }),
      );
      const missing = Object.values(gaps).reduce((sum, count) => sum + count, 0);
      expect(total.requests + missing).toBe(requests.length);
      expect(scenarios.reduce((sum, one) => sum + one.requests, 0)).toBe(total.requests);
    }),
  );
});
