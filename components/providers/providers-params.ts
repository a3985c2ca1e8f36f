import { parseAsStringLiteral } from "nuqs/server";
import { ROUTE_SORTS } from "@/lib/charts/prepare-routes";

/** What this screen compares, and in what: all of it in the URL. */
export const providersParsers = {
  by: parseAsStringLiteral(["provider", "model"]).withDefault("model"),
  as: parseAsStringLiteral(["ratio", "count"]).withDefault("ratio"),
  latency: parseAsStringLiteral(["p50", "p95"]).withDefault("p95"),
  sort: parseAsStringLiteral(ROUTE_SORTS).withDefault("worst"),
};
