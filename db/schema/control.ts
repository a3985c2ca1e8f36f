import { integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { RUNTIMES } from "@/lib/core/attempt/attempt";
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
