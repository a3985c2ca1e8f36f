import type { FilterName } from "./console-params";

export const FILTER_WORDS: Readonly<Record<FilterName, string>> = {
  gateway: "Gateway",
  region: "region",
  runtime: "runtime",
  provider: "provider",
  model: "model",
  key: "key",
  outcome: "outcome",
};
