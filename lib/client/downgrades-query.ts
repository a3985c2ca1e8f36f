import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function downgradesQuery(slice: Slice) {
  return queryOptions({
    queryKey: ["downgrades", slice],
    queryFn: ({ signal }) =>
      getJson("/api/v1/downgrades", sliceParams(slice, Date.now()), loadDowngrades, signal),
  });
}

const loadDowngrades = () =>
  import("@/lib/contracts/downgrades").then((module) => module.Downgrades);
