import type { DifferenceDimension, NotCompared } from "@/lib/core/difference/compare-slices";
import { formatShare } from "./format-number";

export const DIFFERENCE_WORDS: Readonly<Record<DifferenceDimension, string>> = {
  provider: "provider",
  model: "model",
  key: "key",
  region: "region",
  runtime: "runtime path",
  gateway: "Gateway",
  gatewayVersion: "Gateway version",
  routeVersion: "route version",
  hour: "hour",
};

/** Why a dimension is not compared, to be read after its name. */
export function notComparedWords(why: NotCompared): string {
  if (typeof why !== "string") return `known for ${formatShare(why.known)} of the attempts only`;
  switch (why) {
    case "selected_by":
      return "this is what was selected";
    case "one_value":
      return "only one value";
    case "no_rest":
      return "too few others to compare with";
    case "not_recorded":
      return "not recorded";
    case "failures_only":
      return "these Gateways log failures only";
    case "too_many":
      return "kept with each attempt alone, and there are too many: choose a shorter range";
  }
}
