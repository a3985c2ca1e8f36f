import { readFile } from "node:fs/promises";
import JSON5 from "json5";
import { hashProfile } from "@/lib/files/line-id";

/**
 * The auth profiles that an `openclaw.json` names: key id as the Gateway logs it → profile id. Keys
 * themselves are not in that file's `auth.profiles`, and nothing else of it is read.
 */
export async function readProfiles(path: string): Promise<Map<string, string>> {
  const ids = Object.keys(objectAt(await readConfig(path), "auth", "profiles"));
  return new Map(ids.map((id) => [hashProfile(id), id]));
}

/** `logging.file` of an `openclaw.json`, or `null`. */
export async function readLogFile(path: string): Promise<string | null> {
  const { file } = objectAt(await readConfig(path), "logging");
  return typeof file === "string" && file !== "" ? file : null;
}

async function readConfig(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8");
  try {
    return JSON5.parse(text);
  } catch (error) {
    throw new Error(`${path} is not an OpenClaw configuration: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function objectAt(value: unknown, ...path: string[]): Record<string, unknown> {
  let at = value;
  for (const name of path) {
    at =
      typeof at === "object" && at !== null && Object.hasOwn(at, name) ? (at as never)[name] : null;
  }
  return typeof at === "object" && at !== null && !Array.isArray(at)
    ? (at as Record<string, unknown>)
    : {};
}
