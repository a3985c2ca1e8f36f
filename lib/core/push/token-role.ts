export const TOKEN_ROLES = ["viewer", "oncall", "editor", "reviewer", "admin", "ingest"] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];
