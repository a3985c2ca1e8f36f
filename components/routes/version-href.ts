/** The history of a route table, open at a version. */
export function versionHref({ table, sha }: { readonly table: string; readonly sha: string }) {
  return `/routes/tables/${encodeURIComponent(table)}?to=${sha}`;
}
