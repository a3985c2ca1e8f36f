import type { RouteTable } from "./route-table";

/** What a text is: a route table with the hash of its canonical form, or not one yet. */
export type ReadVersion =
  | { readonly kind: "table"; readonly table: RouteTable; readonly contentHash: string }
  /** So many things are wrong with it, at least 1. */
  | { readonly kind: "unreadable"; readonly issues: number };

/** Total: any text is one or the other. */
export type VersionReader = (text: string) => ReadVersion;
