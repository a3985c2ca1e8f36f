import { z } from "zod";

export const MANIFEST_NAME = "manifest.json";
export const BACKUP_FORMAT = "signalbox-backup/1";

/** What may be in a backup: the two stores, the head of the audit chain, what was pushed. Nothing else is unpacked. */
export const BACKUP_FILE =
  /^(?:(?:control|events)\.db|audit-head|pushed\/[\w~-]+(?:\.[\w-]+)*\/[\w.-]+\.ndjson)$/;

const Count = z.number().int().nonnegative();

/** `manifest.json` of a backup, its first file. */
export const BackupManifest = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  signalbox: z.string(),
  node: z.string(),
  schema: z.object({ control: Count, events: Count }),
  gateways: Count,
  sources: Count,
  attempts: Count,
  days: Count,
  files: z.array(
    z.object({
      name: z.string().regex(BACKUP_FILE),
      bytes: Count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
