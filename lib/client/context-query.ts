import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

export function contextQuery() {
  return queryOptions({
    queryKey: ["context"],
    queryFn: ({ signal }) => getJson("/api/v1/context", {}, loadContext, signal),
  });
}

const loadContext = () => import("@/lib/contracts/context").then((module) => module.Context);
