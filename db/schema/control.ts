import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ROLES } from "@/lib/core/access/role";
import { RUNTIMES } from "@/lib/core/attempt/attempt";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";
import { TOKEN_ROLES } from "@/lib/core/push/token-role";
import { COMMENT_PLACES } from "@/lib/core/routes/review-comment";
import { DRAFT_PHASES, VERDICTS } from "@/lib/core/routes/review-state";
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

/** Proposals of a route table, each from one version. */
export const routeDrafts = sqliteTable(
  "route_drafts",
  {
    id: text().primaryKey(),
    table: text("table_name").notNull(),
    /** The version it began from; `null`: the table is new. */
    base: text(),
    text: text().notNull(),
    /** SHA-256 of the text. */
    textHash: text("text_hash").notNull(),
    /** Of the canonical form; `null`: the text cannot be read as a route table. */
    contentHash: text("content_hash"),
    /** How many things are wrong with a text that cannot be read. */
    issues: integer().notNull(),
    title: text().notNull(),
    reason: text().notNull(),
    ticket: text(),
    /** The version whose content it brings back; `null`: it is no revert. */
    reverts: text(),
    phase: text({ enum: DRAFT_PHASES }).notNull(),
    /** 1, 2, …: who saves says from which they began. */
    revision: integer().notNull(),
    createdAt: integer("created_at").notNull(),
    savedAt: integer("saved_at").notNull(),
    savedBy: text("saved_by").notNull(),
    submittedAt: integer("submitted_at"),
    /** When it was committed or withdrawn. */
    endedAt: integer("ended_at"),
    /** The version that it became. */
    version: text(),
    /** Why it was committed without approvals; `null`: it was not. */
    emergency: text(),
    /** When the approvals that an emergency commit lacked were there. */
    reviewedAt: integer("reviewed_at"),
  },
  (table) => [
    // Serves the list of what is open, and of one table.
    index("route_drafts_phase").on(table.phase, table.table),
    // Serves every screen: what waits for a review afterwards.
    index("route_drafts_emergency")
      .on(table.endedAt)
      .where(sql`emergency IS NOT NULL AND reviewed_at IS NULL`),
  ],
);

/** Everybody who wrote in a draft: none of them may approve it. */
export const routeAuthors = sqliteTable(
  "route_authors",
  {
    draft: text()
      .notNull()
      .references(() => routeDrafts.id),
    /** `person:ID`, `token:ID` or `local`. */
    key: text().notNull(),
    name: text().notNull(),
    email: text(),
    /** Of a token: who made it. */
    madeBy: text("made_by"),
    /** Of the first text of theirs. */
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.key] })],
);

/** Texts that somebody tried to save over somebody else's: nothing that was typed is lost. */
export const routeKeptTexts = sqliteTable(
  "route_kept_texts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draft: text()
      .notNull()
      .references(() => routeDrafts.id),
    /** The revision that it was written from. */
    revision: integer().notNull(),
    text: text().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("route_kept_texts_draft").on(table.draft)],
);

/** What reviewers said. Only ever added to; what of it counts is decided each time (`lib/core/routes/review-state.ts`). */
export const routeVerdicts = sqliteTable(
  "route_verdicts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draft: text()
      .notNull()
      .references(() => routeDrafts.id),
    reviewerId: text("reviewer_id").notNull(),
    reviewerName: text("reviewer_name").notNull(),
    reviewerEmail: text("reviewer_email").notNull(),
    verdict: text({ enum: VERDICTS }).notNull(),
    contentHash: text("content_hash").notNull(),
    textHash: text("text_hash").notNull(),
    note: text().notNull(),
    /** JSON: warnings that the reviewer accepted, by their ids. */
    ticked: text({ mode: "json" }).$type<string[]>().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("route_verdicts_draft").on(table.draft)],
);

export const routeComments = sqliteTable(
  "route_comments",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draft: text()
      .notNull()
      .references(() => routeDrafts.id),
    /** The comment that it answers; `null`: it begins a thread. */
    answers: integer(),
    place: text({ enum: COMMENT_PLACES }).notNull(),
    /** 1, 2, … in the text of `revision`. */
    line: integer(),
    scenario: text(),
    /** The commented line as it was; `null`: it is not known, or there is none. */
    quoted: text(),
    revision: integer().notNull(),
    body: text().notNull(),
    /** What should stand there instead of the commented line. */
    suggestion: text(),
    key: text().notNull(),
    name: text().notNull(),
    at: integer().notNull(),
    resolvedAt: integer("resolved_at"),
    resolvedBy: text("resolved_by"),
  },
  (table) => [index("route_comments_draft").on(table.draft)],
);

/** Who has a draft open. */
export const routePresence = sqliteTable(
  "route_presence",
  {
    draft: text()
      .notNull()
      .references(() => routeDrafts.id),
    key: text().notNull(),
    name: text().notNull(),
    isEditing: integer("is_editing", { mode: "boolean" }).notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.key] })],
);

/** Commits that were decided: all that makes one, so that any process can finish it after a kill, and gets the same commit. */
export const routeIntents = sqliteTable(
  "route_intents",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draft: text()
      .notNull()
      .references(() => routeDrafts.id),
    table: text("table_name").notNull(),
    /** The commit that the branch names; `null`: there is none yet. */
    parent: text(),
    /** The version of this table that is replaced. */
    base: text(),
    text: text().notNull(),
    contentHash: text("content_hash").notNull(),
    message: text().notNull(),
    authorName: text("author_name").notNull(),
    authorEmail: text("author_email").notNull(),
    /** Number of the version, and of its tag. */
    number: integer().notNull(),
    /** JSON: who asked for it, as the audit log names them. */
    actor: text({ mode: "json" }).$type<AuditEntry["actor"]>().notNull(),
    address: text(),
    /** Why without approvals; `null`: with them. */
    emergency: text(),
    at: integer().notNull(),
    state: text({ enum: ["pending", "done", "abandoned"] }).notNull(),
    /** The commit that it became. */
    version: text(),
    endedAt: integer("ended_at"),
  },
  (table) => [
    // One at a time: whoever comes next finishes it first.
    uniqueIndex("route_intents_pending").on(table.state).where(sql`state = 'pending'`),
    index("route_intents_draft").on(table.draft),
  ],
);

/** Versions as Git has them: a cache, made again from there. */
export const routeVersions = sqliteTable(
  "route_versions",
  {
    table: text("table_name").notNull(),
    /** 1, 2, … in the order in which they were in force. */
    number: integer().notNull(),
    /** The commit. */
    sha: text().notNull(),
    tag: text().notNull(),
    authorName: text("author_name").notNull(),
    authorEmail: text("author_email").notNull(),
    authoredAt: integer("authored_at").notNull(),
    /** Since when it was in force here. */
    at: integer().notNull(),
    title: text().notNull(),
    reason: text().notNull(),
    ticket: text(),
    /** JSON: as the commit names them. */
    reviewers: text({ mode: "json" }).$type<string[]>().notNull(),
    /** `null`: the text cannot be read as a route table, or the table was taken away. */
    contentHash: text("content_hash"),
    reverts: text(),
    isEmergency: integer("is_emergency", { mode: "boolean" }).notNull(),
    isMerge: integer("is_merge", { mode: "boolean" }).notNull(),
    /** The draft that it was; `null`: made elsewhere. */
    draft: text().references(() => routeDrafts.id),
  },
  (table) => [
    primaryKey({ columns: [table.table, table.number] }),
    unique("route_versions_sha").on(table.table, table.sha),
    // Serves the marks on charts, and which version was in force at a time.
    index("route_versions_time").on(table.at),
  ],
);

/** Up to which commit Git was read; one row. */
export const routeHead = sqliteTable("route_head", {
  id: integer().primaryKey(),
  /** `null`: the branch has no commit. */
  sha: text(),
  /** What the team's repository had when it was last asked; `null`: never asked, or it was empty. */
  remote: text(),
  remoteAskedAt: integer("remote_asked_at"),
});
