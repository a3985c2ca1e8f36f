import type { z } from "zod";
import { findDocument } from "@/db/control/find-document";
import { saveDocument } from "@/db/control/save-document";
import type { AuditAction } from "@/lib/core/audit/audit-entry";
import { changedParts } from "@/lib/core/audit/changed-parts";
import type { DocumentName } from "@/lib/core/settings/document-name";
import type { EpochMs } from "@/lib/core/time/range";
import { audited } from "./audited";
import type { ConsoleStores } from "./console-stores";
import { ServiceError } from "./service-error";

export type SettingsDocument<T> = {
  /** 0: never edited. */
  readonly version: number;
  readonly editedAt: EpochMs | null;
  readonly body: T | null;
};

/** A document as it was last edited, proven against its schema. */
export function settingsDocument<T>(
  { control }: Pick<ConsoleStores, "control">,
  name: DocumentName,
  schema: z.ZodType<T>,
): SettingsDocument<T> {
  const stored = control === undefined ? null : findDocument(control, name);
  if (stored === null) return { version: 0, editedAt: null, body: null };
  const { version, editedAt, body } = stored;
  return { version, editedAt, body: schema.parse(body) };
}

const ACTIONS = {
  triage: "triage.edited",
  capabilities: "capabilities.edited",
  environments: "environments.edited",
} as const satisfies Record<DocumentName, AuditAction>;

/** Keeps an edit. Throws `conflict` where it began from another version than the current one, `not_saved` where the store does not take it. */
export function editDocument(
  stores: ConsoleStores,
  name: DocumentName,
  { version, body }: { version: number; body: unknown },
): void {
  const { control, now } = stores;
  if (control === undefined) throw new ServiceError("not_saved", "There is no settings store.");
  const result = keep(() =>
    audited({ ...stores, control }, (tx, note) => {
      const saved = saveDocument(tx, { name, from: version, body, now });
      if (typeof saved === "string") return saved;
      note({ action: ACTIONS[name], subject: name, ...changedParts(saved.before, body) });
      return "saved";
    }),
  );
  if (result !== "conflict") return;
  throw new ServiceError(
    "conflict",
    "Somebody saved another version meanwhile. Nothing was overwritten: compare, then save again.",
  );
}

/** What the store itself refuses (disk full, read-only, locked) is said with its code. */
function keep<T>(save: () => T): T {
  try {
    return save();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== "string" || !code.startsWith("SQLITE_")) throw error;
    throw new ServiceError("not_saved", `The settings store does not take it now (${code}).`);
  }
}
