import { resolve } from "node:path";
import { z } from "zod";
import {
  DEFAULT_SETTINGS,
  hostFault,
  logLevelFault,
  portFault,
  retentionFault,
} from "./settings.mjs";

export type Env = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** UTC days for which attempts and their evidence are kept. */
  readonly retentionDays: number;
  readonly logLevel: string;
};

/** Names every fault at once; an empty variable counts as not set. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = Environment.safeParse(source);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable.\n${faults.join("\n")}`);
}

const Environment = z
  .object({
    PORT: setting("PORT", portFault),
    HOST: setting("HOST", hostFault),
    SIGNALBOX_DATA: setting("SIGNALBOX_DATA", () => null),
    SIGNALBOX_RETENTION_DAYS: setting("SIGNALBOX_RETENTION_DAYS", retentionFault),
    LOG_LEVEL: setting("LOG_LEVEL", logLevelFault),
  })
  .transform(
    (env): Env => ({
      port: Number(env.PORT),
      host: env.HOST,
      dataDir: resolve(env.SIGNALBOX_DATA),
      retentionDays: Number(env.SIGNALBOX_RETENTION_DAYS),
      logLevel: env.LOG_LEVEL,
    }),
  );

function setting(name: keyof typeof DEFAULT_SETTINGS, fault: (value: string) => string | null) {
  return z
    .string()
    .optional()
    .transform((value) => value || DEFAULT_SETTINGS[name])
    .superRefine((value, issues) => {
      const message = fault(value);
      if (message !== null) issues.addIssue({ code: "custom", message });
    });
}
