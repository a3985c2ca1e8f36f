import { createHash } from "node:crypto";
import { canonicalTable } from "@/lib/core/routes/canonical-table";
import type { VersionReader } from "@/lib/core/routes/version-reader";
import { parseTable } from "@/lib/yaml/parse-table";

/** Reads a text as the review asks for it, with the hash of what it says. */
export const readTable: VersionReader = (text) => {
  const { table, issues } = parseTable(text);
  if (table === null) return { kind: "unreadable", issues: issues.length };
  const contentHash = createHash("sha256").update(canonicalTable(table)).digest("hex");
  return { kind: "table", table, contentHash };
};
