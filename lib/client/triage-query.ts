import { queryOptions } from "@tanstack/react-query";
import type { TriageEdit } from "@/lib/contracts/triage";
import { getJson, putJson } from "./get-json";

const PATH = "/api/v1/triage";

export function triageQuery() {
  return queryOptions({
    queryKey: ["triage"],
    queryFn: ({ signal }) => getJson(PATH, {}, loadTriage, signal),
  });
}

export function saveTriage(edit: TriageEdit) {
  return putJson(PATH, edit, loadTriage);
}

const loadTriage = () => import("@/lib/contracts/triage").then((module) => module.Triage);
