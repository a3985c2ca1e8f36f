import { ROUTES, SCREENS } from "./route-table";

/** As Next looks for them: a part that is named goes before one that is open, and "{" is after every letter. */
const PATTERNS = [
  ...ROUTES.map(({ path }) => ({ path, label: path })),
  ...SCREENS.map((path) => ({ path, label: "screen" })),
]
  .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  .map(({ path, label }) => ({ parts: path.split("/"), label }));

/** The label of a request's path: bounded in number, and without any id. */
export function routeLabel(url: string): string {
  const path = url.split("?", 1)[0] ?? "";
  if (path.startsWith("/_next/static/")) return "static";
  const parts = path.split("/");
  return PATTERNS.find((pattern) => fits(pattern.parts, parts))?.label ?? "other";
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, at) => (part.startsWith("{") ? parts[at] !== "" : part === parts[at]))
  );
}
