import { queryOptions } from "@tanstack/react-query";
import type { CapabilitiesEdit } from "@/lib/contracts/capabilities";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/capabilities";

export function capabilitiesQuery() {
  return queryOptions({
    queryKey: ["capabilities"],
    queryFn: ({ signal }) => getJson(PATH, {}, loadCapabilities, signal),
  });
}

export function saveCapabilities(edit: CapabilitiesEdit) {
  return writeJson({ method: "PUT", path: PATH, body: edit }, loadCapabilities);
}

const loadCapabilities = () =>
  import("@/lib/contracts/capabilities").then((module) => module.Capabilities);
