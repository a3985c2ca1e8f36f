import { queryOptions } from "@tanstack/react-query";
import type { EnvironmentsEdit } from "@/lib/contracts/environments";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/environments";

export function environmentsQuery() {
  return queryOptions({
    queryKey: ["environments"],
    queryFn: ({ signal }) => getJson(PATH, {}, load, signal),
  });
}

export function saveEnvironments(edit: EnvironmentsEdit) {
  return writeJson({ method: "PUT", path: PATH, body: edit }, load);
}

const load = () => import("@/lib/contracts/environments").then((module) => module.Environments);
