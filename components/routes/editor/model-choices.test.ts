import { expect, test } from "vitest";
import { NO_FACTS, type RouteFacts } from "@/lib/core/routes/route-facts";
import { dayWords, modelChoices } from "./model-choices";

const OPUS = "anthropic/opus";
const FACTS: RouteFacts = {
  ...NO_FACTS,
  ...{ asOf: 9_000, gateways: ["fra-1"] },
  models: [{ model: OPUS, lastSeenAt: 5_000, attempts: 3, day: null, regions: ["eu"] }],
  elsewhere: [{ model: "openai/astra", lastSeenAt: 7_000 }],
};

test("models that only other environments call can be chosen, after those that are called here", () => {
  const table = { scenarios: { default: { primary: OPUS, fallbacks: ["z/new"] } } };
  const choices = modelChoices(table, FACTS);
  expect(choices.map((choice) => [choice.model, dayWords(choice)])).toEqual([
    [OPUS, "not seen in the last 24 h"],
    ["openai/astra", "called on Gateways of other environments only"],
    ["z/new", "never seen in traffic"],
  ]);
});

test("an alias says what is known of the model that it stands for", () => {
  const table = { scenarios: {}, aliases: { quick: "openai/astra", big: OPUS } };
  const of = (name: string) => modelChoices(table, FACTS).find(({ model }) => model === name);
  expect(of("quick")).toMatchObject({ elsewhereAt: 7_000, fact: null, standsFor: "openai/astra" });
  expect(of("big")).toMatchObject({ elsewhereAt: null, fact: { attempts: 3 } });
});
