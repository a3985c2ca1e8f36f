import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DEFAULT_ROW_DAYS } from "@/lib/core/rollup/retention";

/** What the supervisor tells the ingester, which it has checked: lib/launch/env.ts. */
export type IngesterEnv = {
  readonly dataDir: string;
  readonly retentionDays: number;
  readonly logLevel: string;
  /** The root secret; `null`: that of the data folder. */
  readonly secret: string | null;
};

/** By options, else by the environment, else the defaults. */
export function readIngesterEnv(args: readonly string[], env: NodeJS.ProcessEnv): IngesterEnv {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { data: text, "retention-days": text, "log-level": text },
  });
  return {
    dataDir: resolve(values.data ?? (env.SIGNALBOX_DATA || "data")),
    retentionDays: Number(
      values["retention-days"] ?? (env.SIGNALBOX_RETENTION_DAYS || DEFAULT_ROW_DAYS),
    ),
    logLevel: values["log-level"] ?? (env.LOG_LEVEL || "info"),
    secret: env.SIGNALBOX_SECRET || null,
  };
}
