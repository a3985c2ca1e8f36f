import { z } from "zod";

export const MANIFEST_NAME = "manifest.json";
export const BACKUP_FORMAT = "signalbox-backup/1";

/** Commits of route tables and what names them: no configuration and no hook, which are commands. */
const ROUTE_TABLES =
  "route-tables\\.git/(?:HEAD|packed-refs|refs/(?:heads|tags)/[\\w-][\\w./-]*|objects/[0-9a-f]{2}/[0-9a-f]{38}|objects/pack/pack-[0-9a-f]{40}\\.(?:pack|idx))";
const PUSHED = "pushed/[\\w~-]+(?:\\.[\\w-]+)*/[\\w.-]+\\.ndjson";

/** What may be in a backup: the two stores, the head of the audit chain, route tables, what was pushed. Nothing else is unpacked. */
export const BACKUP_FILE = new RegExp(
  `^(?!.*\\.\\.)(?:(?:control|events)\\.db|audit-head|${ROUTE_TABLES}|${PUSHED})$`,
);

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
