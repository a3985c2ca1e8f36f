import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
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
