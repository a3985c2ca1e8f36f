import { expect, test } from "vitest";
import { RouteChains } from "@/lib/contracts/route-chains";
import { effectiveChain } from "@/lib/core/routes/effective-chain";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { situationsOf } from "@/lib/core/routes/situation";
import { prepareChainChanges } from "./prepare-chain-changes";
import { prepareTableChanges } from "./prepare-table-changes";

const BASE: RouteTable = {
  scenarios: {
    default: { primary: "a/one", fallbacks: ["b/two"] },
    "agent:ops": { primary: "a/small", fallbacks: ["b/two"] },
  },
};
const STRICT: RouteTable = {
  scenarios: { ...BASE.scenarios, "agent:ops": { primary: "a/small", fallbacks: [] } },
  banned: ["x/*"],
};

/** As the wire has them. */
function chainsOf(table: RouteTable): RouteChains {
  const chains = situationsOf(table).map((situation) => effectiveChain(table, situation));
  return RouteChains.parse({ chains, rulesSince: "2026.9", selectable: null });
}

test("what changes stands under its scenario, or under the section of the whole table", () => {
  const changes = prepareTableChanges(BASE, STRICT);
  expect(changes.map(({ subject, scenario }) => [subject, scenario])).toEqual([
    ["agent:ops", "agent:ops"],
    ["Banned models", null],
  ]);
  expect(changes[0]?.sentences.join()).toMatch(/no safety net/);
});

test("only the chains that change are shown, and one that lost its fallbacks says it has no safety net", () => {
  const changes = prepareChainChanges(chainsOf(BASE), chainsOf(STRICT));
  expect(changes?.map(({ title }) => title)).toEqual(["agent ops"]);
  const models = (side: { models: readonly { model: string }[] } | null | undefined) =>
    side?.models.map(({ model }) => model);
  expect(models(changes?.[0]?.before)).toEqual(["a/small", "b/two"]);
  expect(models(changes?.[0]?.after)).toEqual(["a/small"]);
  expect([changes?.[0]?.before?.isStrict, changes?.[0]?.after?.isStrict]).toEqual([false, true]);
});

test("of a new table every chain is new; of a text that cannot be read nothing is said", () => {
  const changes = prepareChainChanges(null, chainsOf(BASE));
  expect(changes?.every(({ before }) => before === null)).toBe(true);
  expect(changes).toHaveLength(situationsOf(BASE).length);
  expect(prepareChainChanges(null, { ...chainsOf(BASE), chains: null })).toBeNull();
});
