import { queryOptions } from "@tanstack/react-query";
import type { TriageEdit } from "@/lib/contracts/triage";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/triage";

export function triageQuery() {
  return queryOptions({
    queryKey: ["triage"],
    queryFn: ({ signal }) => getJson(PATH, {}, loadTriage, signal),
  });
}

export function saveTriage(edit: TriageEdit) {
  return writeJson({ method: "PUT", path: PATH, body: edit }, loadTriage);
}

const loadTriage = () => import("@/lib/contracts/triage").then((module) => module.Triage);
