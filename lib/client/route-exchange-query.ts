import type { RouteExportDraft, RouteImportDraft } from "@/lib/contracts/route-exchange";
import { writeJson } from "./me-query";

const contracts = () => import("@/lib/contracts/route-exchange");

/** The text of a draft from a Gateway's configuration. Begins nothing yet, and keeps nothing. */
export function importRoutes(body: RouteImportDraft) {
  return writeJson({ method: "POST", path: "/api/v1/routes/imports", body }, () =>
    contracts().then(({ RouteImported }) => RouteImported),
  );
}

/** What has to change in a Gateway's configuration so that it routes as a table says. */
export function exportRoutes(table: string, body: RouteExportDraft) {
  const path = `/api/v1/routes/tables/${encodeURIComponent(table)}/export`;
  return writeJson({ method: "POST", path, body }, () =>
    contracts().then(({ RouteExported }) => RouteExported),
  );
}
