import type { z } from "zod";
import { findDocument } from "@/db/control/find-document";
import { saveDocument } from "@/db/control/save-document";
import type { DocumentName } from "@/lib/core/settings/document-name";
import type { EpochMs } from "@/lib/core/time/range";
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
  { control }: ConsoleStores,
  name: DocumentName,
  schema: z.ZodType<T>,
): SettingsDocument<T> {
  const stored = control === undefined ? null : findDocument(control, name);
  if (stored === null) return { version: 0, editedAt: null, body: null };
  const { version, editedAt, body } = stored;
  return { version, editedAt, body: schema.parse(body) };
}

/** Keeps an edit. Throws `conflict` where it began from another version than the current one, `not_saved` where the store does not take it. */
export function editDocument(
  { control, now }: ConsoleStores,
  name: DocumentName,
  { version, body }: { version: number; body: unknown },
): void {
  if (control === undefined) throw new ServiceError("not_saved", "There is no settings store.");
  const result = keep(() => saveDocument(control, { name, from: version, body, now }));
  if (result === "saved") return;
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
