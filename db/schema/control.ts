import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { ROLES } from "@/lib/core/access/role";
import { RUNTIMES } from "@/lib/core/attempt/attempt";
import { TOKEN_ROLES } from "@/lib/core/push/token-role";
import { DOCUMENT_NAMES } from "@/lib/core/settings/document-name";
import { SOURCE_KINDS } from "@/lib/core/store/event-store";

/** A process that is observed. Where it runs is said by whoever adds it: no log line tells. */
export const gateways = sqliteTable("gateways", {
  id: text().primaryKey(),
  region: text(),
  runtime: text({ enum: RUNTIMES }),
  createdAt: integer("created_at").notNull(),
});

export const SOURCE_ORIGINS = ["cli", "discovered", "sample"] as const;

/** A file or pattern in which a Gateway's evidence is found. */
export const sources = sqliteTable(
  "sources",
  {
    id: integer().primaryKey(),
    gateway: text()
      .notNull()
      .references(() => gateways.id, { onDelete: "cascade" }),
    kind: text({ enum: SOURCE_KINDS }).notNull(),
    path: text().notNull(),
    addedBy: text("added_by", { enum: SOURCE_ORIGINS }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [unique("sources_path").on(table.gateway, table.path)],
);

/** Bearer tokens. Of the secret only a hash is kept: it is found by it, and cannot be shown again. */
export const tokens = sqliteTable(
  "tokens",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    name: text().notNull(),
    role: text({ enum: TOKEN_ROLES }).notNull(),
    /** Of an `ingest` token: whose evidence it may push. */
    gateway: text().references(() => gateways.id, { onDelete: "cascade" }),
    hash: text().notNull(),
    createdAt: integer("created_at").notNull(),
    /** `null`: does not end by itself. */
    expiresAt: integer("expires_at"),
    revokedAt: integer("revoked_at"),
    /** To the minute. */
    lastUsedAt: integer("last_used_at"),
    /** Name of who made it; `null`: made before that was kept. */
    createdBy: text("created_by"),
  },
  (table) => [unique("tokens_hash").on(table.hash)],
);

/** Answers to pushes that named an `Idempotency-Key`, for a day: a repeat gets the same answer. */
export const pushAnswers = sqliteTable(
  "push_answers",
  {
    token: integer()
      .notNull()
      .references(() => tokens.id, { onDelete: "cascade" }),
    key: text().notNull(),
    /** SHA-256 of the body, decompressed. */
    bodyHash: text("body_hash").notNull(),
    answer: text().notNull(),
    answeredAt: integer("answered_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.token, table.key] }),
    // Serves forgetting: the oldest go first.
    index("push_answers_age").on(table.answeredAt),
  ],
);

/** What a team decided, whole, as JSON: each edit is a new version, and earlier ones stay. */
export const documents = sqliteTable(
  "documents",
  {
    name: text({ enum: DOCUMENT_NAMES }).notNull(),
    /** 1, 2, … */
    version: integer().notNull(),
    body: text().notNull(),
    editedAt: integer("edited_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.version] })],
);

const at = (name: string) => integer(name, { mode: "timestamp_ms" });

/** People. Tables and fields up to `rateLimits` are those that better-auth 1.7 works with; see `lib/auth`. */
export const users = sqliteTable("users", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text(),
  twoFactorEnabled: integer("two_factor_enabled", { mode: "boolean" }).notNull().default(false),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
  /** Not let in any more, by whatever way; `null`: may come in. */
  disabledAt: integer("disabled_at"),
});

export const userSessions = sqliteTable(
  "user_sessions",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text().notNull().unique(),
    expiresAt: at("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (table) => [index("user_sessions_user").on(table.userId)],
);

/** Ways to prove who one is: a password's hash, or a subject of an OIDC provider. */
export const userAccounts = sqliteTable(
  "user_accounts",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (table) => [index("user_accounts_user").on(table.userId)],
);

/** Short-lived values: states of a sign-in, second factors that are waited for. */
export const verifications = sqliteTable(
  "verifications",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

/** Secrets of second factors, encrypted. */
export const twoFactors = sqliteTable("two_factors", {
  id: text().primaryKey(),
  secret: text().notNull(),
  backupCodes: text("backup_codes").notNull(),
  userId: text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  verified: integer({ mode: "boolean" }).default(true),
  failedVerificationCount: integer("failed_verification_count").default(0),
  lockedUntil: at("locked_until"),
});

export const rateLimits = sqliteTable("rate_limits", {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: integer("last_request").notNull(),
});

/** Failed sign-ins by account and by address, by which both are slowed down; see `lib/core/access/lock.ts`. */
export const signInFailures = sqliteTable("sign_in_failures", {
  /** A hash of the e-mail address or of the client's address. */
  key: text().primaryKey(),
  count: integer().notNull(),
  lastAt: integer("last_at").notNull(),
});

/** Roles of people. */
export const grants = sqliteTable(
  "grants",
  {
    id: integer().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: ROLES }).notNull(),
    /** JSON lists; `null`: everywhere. */
    gateways: text({ mode: "json" }).$type<string[]>(),
    environments: text({ mode: "json" }).$type<string[]>(),
    /** `group`: follows the groups of a single sign-on, and is set anew at each. */
    givenBy: text("given_by", { enum: ["person", "group"] }).notNull(),
  },
  (table) => [index("grants_user").on(table.userId)],
);

/** Links that let somebody in once: the first administrator, somebody invited, a password that is set anew. */
export const entryLinks = sqliteTable("entry_links", {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: ["setup", "invitation", "reset"] }).notNull(),
  /** SHA-256 of what is in the link. */
  hash: text().notNull().unique(),
  email: text(),
  /** JSON of the grants that an invitation gives. */
  grants: text({ mode: "json" }).$type<unknown>(),
  createdBy: text("created_by"),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
  withdrawnAt: integer("withdrawn_at"),
});

/** Who did what. Only ever added to: triggers refuse the rest, and a chain of hashes shows what got past them. */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    seq: integer().primaryKey(),
    at: integer().notNull(),
    actorKind: text("actor_kind", {
      enum: ["person", "token", "local", "proxy", "nobody"],
    }).notNull(),
    actorId: text("actor_id"),
    actorName: text("actor_name").notNull(),
    address: text(),
    action: text().notNull(),
    subject: text().notNull(),
    /** JSON. */
    before: text().notNull(),
    after: text().notNull(),
    reason: text(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [index("audit_entries_time").on(table.at)],
);
