import type { Permission } from "@/lib/core/access/permission";

/**
 * What a route wants of whoever asks: a permission, which its service demands, or
 *
 * - `anybody`: nothing. Such a route tells nothing of evidence or people, or takes a proof itself: a password,
 *   a code, the secret of a link, the answer of a provider.
 * - `somebody`: that it is known who asks, whatever they may do.
 * - `own account`: a person by a session of ours, for themselves.
 * - `sample`: a person of the sample; everybody else is told that there is no such thing.
 *
 * `evidence.push` is by a token for its own Gateway; no cookie is looked at.
 */
export type Need = Permission | "anybody" | "somebody" | "own account" | "sample";

export type RouteMethod = "GET" | "POST" | "PUT" | "DELETE";

export type Route = {
  /** Below the base path; `{id}` stands for one part. */
  readonly path: string;
  /** HEAD needs what GET does. OPTIONS answers anybody, with these. */
  readonly needs: { readonly [method in RouteMethod]?: Need };
};

const READ = { GET: "evidence.read" } as const;
const ROUTES_READ = { GET: "routes.read" } as const;
const PUSH = { POST: "evidence.push" } as const;

/** Every route that there is, but for the screens and their files. Tests hold it to what is in `app`. */
export const ROUTES: readonly Route[] = [
  { path: "/healthz", needs: { GET: "anybody" } },
  { path: "/readyz", needs: { GET: "anybody" } },
  { path: "/metrics", needs: READ },
  { path: "/v1/traces", needs: PUSH },
  { path: "/v1/logs", needs: PUSH },
  { path: "/v1/metrics", needs: PUSH },
  { path: "/api/auth/sign-in", needs: { POST: "anybody" } },
  { path: "/api/auth/second-factor", needs: { POST: "anybody" } },
  { path: "/api/auth/sign-out", needs: { POST: "anybody" } },
  { path: "/api/auth/oidc", needs: { GET: "anybody" } },
  { path: "/api/auth/oidc/callback", needs: { GET: "anybody" } },
  { path: "/api/v1/openapi.json", needs: { GET: "anybody" } },
  { path: "/api/v1/ingest", needs: PUSH },
  { path: "/api/v1/now", needs: READ },
  { path: "/api/v1/context", needs: READ },
  { path: "/api/v1/heatmap", needs: READ },
  { path: "/api/v1/rates", needs: READ },
  { path: "/api/v1/difference", needs: READ },
  { path: "/api/v1/attempts", needs: READ },
  { path: "/api/v1/attempts/{id}", needs: READ },
  { path: "/api/v1/requests", needs: READ },
  { path: "/api/v1/requests/{id}", needs: READ },
  { path: "/api/v1/downgrades", needs: READ },
  { path: "/api/v1/keys", needs: READ },
  { path: "/api/v1/marks", needs: READ },
  { path: "/api/v1/quality", needs: READ },
  { path: "/api/v1/live", needs: READ },
  { path: "/api/v1/triage", needs: { ...READ, PUT: "settings.edit" } },
  { path: "/api/v1/capabilities", needs: { ...READ, PUT: "capabilities.edit" } },
  { path: "/api/v1/environments", needs: { ...READ, PUT: "settings.edit" } },
  { path: "/api/v1/me", needs: { GET: "somebody" } },
  { path: "/api/v1/me/sample-person", needs: { POST: "sample" } },
  { path: "/api/v1/account", needs: { GET: "own account" } },
  { path: "/api/v1/account/password", needs: { PUT: "own account" } },
  {
    path: "/api/v1/account/two-factor",
    needs: { POST: "own account", PUT: "own account", DELETE: "own account" },
  },
  { path: "/api/v1/account/backup-codes", needs: { POST: "own account" } },
  { path: "/api/v1/account/sessions", needs: { DELETE: "own account" } },
  { path: "/api/v1/account/sessions/{id}", needs: { DELETE: "own account" } },
  { path: "/api/v1/entry", needs: { POST: "anybody" } },
  { path: "/api/v1/entry/look", needs: { POST: "anybody" } },
  { path: "/api/v1/people", needs: { GET: "people.manage" } },
  { path: "/api/v1/people/{id}", needs: { PUT: "people.manage" } },
  { path: "/api/v1/people/{id}/sessions", needs: { DELETE: "people.manage" } },
  { path: "/api/v1/people/{id}/reset-link", needs: { POST: "people.manage" } },
  { path: "/api/v1/people/invitations", needs: { POST: "people.manage" } },
  { path: "/api/v1/people/invitations/{id}", needs: { DELETE: "people.manage" } },
  { path: "/api/v1/tokens", needs: { GET: "tokens.manage", POST: "tokens.manage" } },
  { path: "/api/v1/tokens/{id}", needs: { DELETE: "tokens.manage" } },
  { path: "/api/v1/audit", needs: { GET: "audit.read" } },
  { path: "/api/v1/routes", needs: ROUTES_READ },
  { path: "/api/v1/routes/facts", needs: ROUTES_READ },
  { path: "/api/v1/routes/marks", needs: ROUTES_READ },
  { path: "/api/v1/routes/team", needs: { POST: "routes.draft" } },
  { path: "/api/v1/routes/imports", needs: { POST: "routes.read" } },
  { path: "/api/v1/routes/tables/{table}/versions", needs: ROUTES_READ },
  { path: "/api/v1/routes/tables/{table}/at", needs: ROUTES_READ },
  { path: "/api/v1/routes/tables/{table}/difference", needs: ROUTES_READ },
  { path: "/api/v1/routes/tables/{table}/export", needs: { POST: "routes.read" } },
  { path: "/api/v1/routes/tables/{table}/versions/{sha}", needs: ROUTES_READ },
  { path: "/api/v1/routes/tables/{table}/versions/{sha}/blame", needs: ROUTES_READ },
  { path: "/api/v1/routes/tables/{table}/versions/{sha}/chains", needs: ROUTES_READ },
  { path: "/api/v1/routes/tables/{table}/versions/{sha}/effect", needs: ROUTES_READ },
  {
    path: "/api/v1/routes/tables/{table}/versions/{sha}/revert",
    needs: { POST: "routes.draft" },
  },
  { path: "/api/v1/routes/drafts", needs: { ...ROUTES_READ, POST: "routes.draft" } },
  { path: "/api/v1/routes/drafts/{id}", needs: { ...ROUTES_READ, PUT: "routes.draft" } },
  { path: "/api/v1/routes/drafts/{id}/chains", needs: ROUTES_READ },
  { path: "/api/v1/routes/drafts/{id}/checks", needs: ROUTES_READ },
  { path: "/api/v1/routes/drafts/{id}/replay", needs: ROUTES_READ },
  { path: "/api/v1/routes/drafts/{id}/rebase", needs: { POST: "routes.draft" } },
  { path: "/api/v1/routes/drafts/{id}/submission", needs: { POST: "routes.draft" } },
  { path: "/api/v1/routes/drafts/{id}/verdicts", needs: { POST: "routes.review" } },
  { path: "/api/v1/routes/drafts/{id}/comments", needs: { POST: "routes.comment" } },
  { path: "/api/v1/routes/drafts/{id}/comments/{comment}", needs: { PUT: "routes.comment" } },
  {
    path: "/api/v1/routes/drafts/{id}/comments/{comment}/application",
    needs: { POST: "routes.draft" },
  },
  { path: "/api/v1/routes/drafts/{id}/withdrawal", needs: { POST: "routes.draft" } },
  { path: "/api/v1/routes/drafts/{id}/commit", needs: { POST: "routes.draft" } },
  { path: "/api/v1/routes/drafts/{id}/emergency-commit", needs: { POST: "routes.emergency" } },
  { path: "/api/v1/routes/drafts/{id}/presence", needs: { POST: "routes.read" } },
];

/**
 * The screens. Anybody gets their pages, which hold nothing: what they show they ask of the routes above, in
 * the name of whoever sits before them.
 */
export const SCREENS: readonly string[] = [
  ...["/", "/now", "/providers", "/keys", "/downgrades", "/requests", "/requests/{id}"],
  ...["/attempts", "/tail", "/quality", "/settings", "/account", "/people", "/tokens", "/audit"],
  ...["/routes", "/routes/tables/{table}", "/routes/drafts/{id}", "/routes/drafts/{id}/edit"],
  ...["/sign-in", "/enter"],
];
