import { expect, test } from "vitest";
import { downgradesAnswer } from "./downgrades-answer";
import { requestsFilters } from "./requests-filters";

const ANSWER = downgradesAnswer({
  chains: [{ ref: "nova/large" }, { ref: "nova/large", gateway: "iad-1" }, { ref: "nova/small" }],
});
const LINK = { range: ANSWER.range };

test("a provider that was asked for becomes the models asked for, because of a request it would be any attempt's", () => {
  const { filters, params } = requestsFilters(ANSWER, { provider: ["nova"] }, LINK);
  expect(params).toEqual({ requested: ["nova/large", "nova/small"] });
  expect(filters).toMatchObject({ provider: undefined, model: undefined });
});

test("a row that names its model keeps to it", () => {
  const link = { ...LINK, params: { requested: ["nova/small"] } };
  expect(requestsFilters(ANSWER, { provider: ["nova"] }, link).params).toEqual(link.params);
});

test("an outcome did not count, so it does not filter; a Gateway did, and stays", () => {
  const { filters, params } = requestsFilters(
    ANSWER,
    { outcome: ["timeout"], gateway: ["fra-1"] },
    LINK,
  );
  expect("outcome" in filters && filters.outcome === undefined).toBe(true);
  expect("gateway" in filters).toBe(false);
  expect(params).toEqual({});
});
