import { resolve } from "node:path";
import { z } from "zod";
import { DEFAULT_SETTINGS, hostFault, portFault } from "./settings.mjs";

export type Env = { readonly port: number; readonly host: string; readonly dataDir: string };

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
  })
  .transform(
    (env): Env => ({
      port: Number(env.PORT),
      host: env.HOST,
      dataDir: resolve(env.SIGNALBOX_DATA),
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
