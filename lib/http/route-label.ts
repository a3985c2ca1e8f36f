/** Paths of ours, which are few: whatever else is asked for becomes one label. */
const API = /^\/api\/v1\/([a-z][a-z0-9._-]{0,40})(?:\/([^/]+))?$/;
const PLAIN = /^\/(?:healthz|readyz|metrics|v1\/(?:traces|logs|metrics))$/;
const REQUEST_PAGE = /^\/requests\/[^/]+$/;
const KNOWN_API = new Set([
  ...["capabilities", "triage"],
  ...["keys", "marks"],
  ...["attempts", "context", "heatmap", "ingest", "live", "now", "openapi.json", "quality"],
  ...["difference", "downgrades", "rates", "requests"],
]);
const SCREENS = new Set([
  "",
  "now",
  "providers",
  "keys",
  "downgrades",
  "requests",
  "attempts",
  "tail",
  "quality",
  "settings",
]);

/** The label of a request's path: bounded in number, and without any id. */
export function routeLabel(url: string): string {
  const path = url.split("?", 1)[0] ?? "";
  if (PLAIN.test(path)) return path;
  const [, name, id] = API.exec(path) ?? [];
  if (name !== undefined && KNOWN_API.has(name)) {
    return id === undefined ? `/api/v1/${name}` : `/api/v1/${name}/{id}`;
  }
  if (path.startsWith("/_next/static/")) return "static";
  return SCREENS.has(path.slice(1)) || REQUEST_PAGE.test(path) ? "screen" : "other";
}
