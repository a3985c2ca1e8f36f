import { chainTarget, targetKey } from "./chain-target";
import type { ModelRef, RouteTable } from "./route-table";

/** Whether a table's allow list has a model; without a list, or with an empty one, it has every model. */
export function isAllowed(model: ModelRef, table: RouteTable): boolean {
  const allow = table.allow ?? [];
  if (allow.length === 0) return true;
  const key = targetKey(model).toLowerCase();
  return allow.some((entry) =>
    isWildcard(entry)
      ? key.startsWith(entry.trim().slice(0, -1).toLowerCase())
      : targetKey(chainTarget(entry, table).model).toLowerCase() === key,
  );
}

/** Whether the list has a `provider/*`: then a Gateway heeds it for configured primaries too. */
export function hasWildcard(table: RouteTable): boolean {
  return (table.allow ?? []).some(isWildcard);
}

function isWildcard(entry: ModelRef): boolean {
  return entry.trim().endsWith("/*");
}
