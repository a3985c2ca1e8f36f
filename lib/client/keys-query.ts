import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function keysQuery(slice: Slice) {
  return queryOptions({
    queryKey: ["keys", slice],
    queryFn: ({ signal }) =>
      getJson("/api/v1/keys", sliceParams(slice, Date.now()), loadKeys, signal),
  });
}

const loadKeys = () => import("@/lib/contracts/keys").then((module) => module.Keys);
