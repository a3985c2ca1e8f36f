import { posix } from "node:path";
import type { RouteImportDraft, RouteImported } from "@/lib/contracts/route-exchange";
import { importRoutes } from "@/lib/core/routes/import-routes";
import type { VersionReader } from "@/lib/core/routes/version-reader";
import {
  type ConfigText,
  type ResolvedConfig,
  resolveOpenclawConfig,
} from "@/lib/files/resolve-openclaw-config";
import { newTable } from "@/lib/yaml/edit-table";
import { demand } from "./demand";
import type { RouteStores } from "./route-stores";

/**
 * The routes of a configuration that was sent, as the text of a draft. Reads only what was sent, and keeps nothing of it; begins no
 * draft yet.
 */
export async function importRouteConfig(
  stores: Pick<RouteStores, "principal" | "readTable">,
  _: object,
  { files, main = "openclaw.json", cron = null }: RouteImportDraft,
): Promise<RouteImported> {
  demand(stores, "routes.read");
  const sent = new Map(Object.entries(files).map(([name, text]) => [posix.normalize(name), text]));
  const read = (file: string): ConfigText => {
    const text = sent.get(posix.normalize(file));
    return text === undefined ? { kind: "missing" } : { kind: "text", text };
  };
  const { config, issues } = resolveOpenclawConfig(posix.normalize(main), read);
  return importedRoutes({ config, issues }, cron, stores.readTable);
}

/** What was read of a configuration, as the text of a draft with a report. */
export function importedRoutes(
  { config, issues }: Pick<ResolvedConfig, "config" | "issues">,
  cron: unknown,
  readTable: VersionReader,
): RouteImported {
  if (issues.length > 0) {
    return {
      ...{ text: null, isTable: false, report: [], catalogue: [], profiles: {} },
      issues: issues.map((issue) =>
        issue.code === "circle" ? { ...issue, files: [...issue.files] } : issue,
      ),
    };
  }
  const { table, report, catalogue, profiles } = importRoutes(config, cron);
  const text = newTable(table);
  return {
    ...{ text, issues: [], isTable: readTable(text).kind === "table" },
    report: [...report],
    catalogue: [...catalogue],
    profiles: Object.fromEntries(
      Object.entries(profiles).map(([provider, ids]) => [provider, Array.from(ids)]),
    ),
  };
}
