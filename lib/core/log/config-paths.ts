import { redact } from "./redact";

const LIMIT = 400;
/** What a profile holds beside its keys; its id, before it, may hold dots itself. */
const PROFILE_FIELD = /\.(?:provider|mode|type|email|displayName|label|name)$/;

/**
 * Configuration paths as they are kept: joined by commas, ids of profiles hashed, texts redacted, and at
 * most 400 characters: the number of those that were left out stands at the end.
 */
export function configPaths(
  paths: readonly string[],
  hashProfile: (profileId: string) => string,
): string {
  const kept: string[] = [];
  let length = 0;
  for (const [index, path] of paths.entries()) {
    const text = clean(withoutProfile(path.trim(), hashProfile)).replaceAll(",", " ");
    if (text === "") continue;
    // Room for the number of the others.
    if (length + text.length > LIMIT - 20) {
      kept.push(`+${paths.length - index} more`);
      break;
    }
    kept.push(text);
    length += text.length + 1;
  }
  return kept.join(",");
}

/** Part by part, because whole paths look like keys (`skills.entries.…`); an address spans several. */
function clean(path: string): string {
  const parts = path.slice(0, LIMIT / 2).split(".");
  if (!path.includes("@")) return parts.map((part) => redact(part)).join(".");
  const named = redact(parts.slice(2).join("."));
  return [...parts.slice(0, 2).map((part) => redact(part)), named].join(".");
}

/** An id in `auth.profiles.<id>` is as private as anywhere else: only its hash goes further. */
function withoutProfile(path: string, hashProfile: (profileId: string) => string): string {
  const prefix = "auth.profiles.";
  if (!path.startsWith(prefix)) return path;
  const [field = ""] = PROFILE_FIELD.exec(path) ?? [];
  return `${prefix}${hashProfile(path.slice(prefix.length, path.length - field.length))}${field}`;
}
