import { z } from "zod";
import { IGNORED, NOT_UNDERSTOOD, UNDERSTOOD } from "@/lib/core/routes/import-report";

const Count = z.number().int();
const File = z.string().min(1).max(400);

/**
 * POST /api/v1/routes/imports: configurations as they stand on a Gateway's disk. They are read and forgotten; nothing that
 * may be a secret is in the answer.
 */
export const RouteImportDraft = z.object({
  /** Texts in JSON5, by their paths below the folder of the configuration. */
  files: z
    .record(File, z.string().max(2_097_152))
    .refine((files) => Object.keys(files).length <= 500, "at most 500 files"),
  /** The one that includes the others. */
  main: File.default("openclaw.json"),
  /** The Gateway's jobs, as `cron.list` answers or as its `jobs.json` holds them. */
  cron: z.unknown().optional(),
});
export type RouteImportDraft = z.input<typeof RouteImportDraft>;

export const ImportLineWire = z.discriminatedUnion("verdict", [
  z.object({ path: z.string(), verdict: z.literal("understood"), why: z.enum(UNDERSTOOD) }),
  z.object({ path: z.string(), verdict: z.literal("ignored"), why: z.enum(IGNORED) }),
  z.object({ path: z.string(), verdict: z.literal("not_understood"), why: z.enum(NOT_UNDERSTOOD) }),
]);
export type ImportLineWire = z.infer<typeof ImportLineWire>;

/** Why a configuration could not be read; names of files as they were sent, no content. */
export const ConfigIssueWire = z.object({
  code: z.enum([
    ...(["missing", "unreadable", "too_large", "not_json5", "outside"] as const),
    ...(["circle", "too_deep", "bad_include", "too_many_files"] as const),
  ]),
  file: z.string().optional(),
  from: z.string().optional(),
  files: z.array(z.string()).optional(),
  line: Count.optional(),
  column: Count.optional(),
});
export type ConfigIssueWire = z.infer<typeof ConfigIssueWire>;

export const RouteImported = z.object({
  /** Of a draft to begin with (`POST /api/v1/routes/drafts`); `null`: there are issues. */
  text: z.string().nullable(),
  /** Whether the text is a whole route table as it stands. */
  isTable: z.boolean(),
  report: z.array(ImportLineWire),
  issues: z.array(ConfigIssueWire),
  /** What the Gateway's own providers offer. */
  catalogue: z.array(
    z.object({
      model: z.string(),
      vision: z.boolean().nullable(),
      contextTokens: z.number().nullable(),
    }),
  ),
  /** Ids of auth profiles, by provider. */
  profiles: z.record(z.string(), z.array(z.string())),
});
export type RouteImported = z.infer<typeof RouteImported>;

/** POST /api/v1/routes/tables/{table}/export: what to send to a Gateway that runs with `config`. */
export const RouteExportDraft = z.object({
  /** `sourceConfig` of `config.get`, secrets withheld. It is read and forgotten. */
  config: z.record(z.string(), z.unknown()),
  /** The version; left out: the newest. */
  sha: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
});
export type RouteExportDraft = z.infer<typeof RouteExportDraft>;

export const RouteExported = z.object({
  sha: z.string(),
  /** For `config.patch`: a JSON merge patch, `null` deletes. `null`: nothing has to change. */
  patch: z.record(z.string(), z.unknown()).nullable(),
  /** Arrays that lose entries, which `config.patch` wants to have named. */
  replacePaths: z.array(z.string()),
  /** Parts of the table that are not in the patch, each by its path in the table. */
  left: z.array(
    z.object({
      path: z.string(),
      why: z.enum([
        ...(["not_in_gateway", "cron_store", "own_name"] as const),
        ...(["no_such_agent", "one_model", "one_alias"] as const),
      ]),
    }),
  ),
});
export type RouteExported = z.infer<typeof RouteExported>;
