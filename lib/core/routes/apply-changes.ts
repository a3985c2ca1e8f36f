import type { RouteTable } from "./route-table";
import type { TableChange } from "./table-change";

type Node = { [name: string]: unknown };

/**
 * The table with each change's `after` in its place, whatever stood there. Changes of one difference do not touch one another, so their order does not
 * count. `base` `null`: there is no table yet.
 */
export function applyChanges(
  base: RouteTable | null,
  changes: readonly Pick<TableChange, "path" | "after">[],
): RouteTable {
  const table: Node = { scenarios: {}, ...base };
  const copied = new Set<Node>([table]);
  for (const { path, after } of changes) {
    const parents = path.slice(0, -1);
    const last = path.at(-1);
    if (last === undefined) continue;
    if (after === null && !has(table, parents)) continue;
    const parent = parents.reduce((node, name) => ownCopy(node, name, copied), table);
    if (after === null) delete parent[last];
    else set(parent, last, after);
  }
  return table as RouteTable;
}

/** What is changed is copied once, so that the base stays as it is. */
function ownCopy(node: Node, name: string, copied: Set<Node>): Node {
  const child = Object.hasOwn(node, name) ? (node[name] as Node) : {};
  if (copied.has(child)) return child;
  const copy = { ...child };
  copied.add(copy);
  set(node, name, copy);
  return copy;
}

function has(node: Node, path: readonly string[]): boolean {
  let at: unknown = node;
  for (const name of path) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, name)) return false;
    at = (at as Node)[name];
  }
  return true;
}

/** `__proto__` is a name like others here. */
function set(node: Node, name: string, value: unknown): void {
  Object.defineProperty(node, name, {
    ...{ value, writable: true },
    ...{ enumerable: true, configurable: true },
  });
}
