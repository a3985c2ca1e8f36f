import { desc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { documents } from "@/db/schema/control";
import type { DocumentName } from "@/lib/core/settings/document-name";
import type { EpochMs } from "@/lib/core/time/range";

export type StoredDocument = {
  readonly version: number;
  readonly body: unknown;
  readonly editedAt: EpochMs;
};

/** The current version; `null`: it was never edited. */
export function findDocument(db: ControlTx, name: DocumentName): StoredDocument | null {
  const row = db
    .select()
    .from(documents)
    .where(eq(documents.name, name))
    .orderBy(desc(documents.version))
    .limit(1)
    .get();
  if (row === undefined) return null;
  const body: unknown = JSON.parse(row.body);
  return { version: row.version, body, editedAt: row.editedAt };
}
