declare const redacted: unique symbol;

/** Text that went through {@link redact} or {@link sampleShape}: the only text that the store accepts. */
export type Redacted = string & { readonly [redacted]: true };

export const PREVIEW_LIMIT = 400;
const SAMPLE_LIMIT = 240;

/** Order matters: a rule that names what it found runs before one that only sees a long token. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*/g, "[private key]"],
  [/\beyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)?/g, "[token]"],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, "$1 [secret]"],
  [
    /(["']?(?:api[_-]?key|x-api-key|access[_-]?token|refresh[_-]?token|client[_-]?secret|authorization|password|passwd|secret|cookie)["']?\s*[:=]\s*)(?:"[^"]*"?|'[^']*'?|[^\s,;&}]+)/gi,
    "$1[secret]",
  ],
  // Provider keys by prefix, also in the masked forms that providers and the Gateway print (sk-abc***xyz, sk-abc…xyz).
  [
    /\b(?:sk|pk|rk|gsk|xai|ghp|gho|ghs|glpat|hf|nvapi|pplx|r8|tgp|fw|AKIA|ASIA|AIza|ya29|xox[abprs]|sess)[-_.]?[\w*….-]{6,}/g,
    "[key]",
  ],
  [/([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"']{1,200}@/gi, "$1"],
  [/\?[^\s"'<>]{1,2000}/g, "?[query]"],
  // Bounded on both sides, so that a hostile line cannot make this slow.
  [/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu, "[email]"],
  [/\b(?=[\w+/-]{0,200}\d)(?=[\w+/-]{0,200}[A-Za-z])[A-Za-z0-9+/_]{32,}={0,2}/g, "[secret]"],
  // Providers quote the caller's input back in error texts: a long quotation may be a prompt.
  // The values of a JSON error body are its own words, not a quotation.
  [/(?<!":)"[^"\n]{61,}(?:"|$)/g, '"[quoted text]"'],
  // An apostrophe inside a word opens no quotation.
  [/(?<![\p{L}\p{N}])'[^'\n]{61,}(?:'|$)/gu, "'[quoted text]'"],
  [/`[^`\n]{61,}(?:`|$)/g, "`[quoted text]`"],
];

/**
 * Takes keys, tokens, e-mail addresses, URL credentials and long quotations out of `text` and bounds
 * it to `limit` characters. Idempotent on its own output as far as secrets are concerned.
 */
export function redact(text: string, limit: number = PREVIEW_LIMIT): Redacted {
  // Twice the limit is read, so that a secret which straddles the limit is seen whole.
  let clean = text.length > limit * 2 + 400 ? text.slice(0, limit * 2 + 400) : text;
  for (const [pattern, replacement] of RULES) clean = clean.replace(pattern, replacement);
  clean = clean.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  return (clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean) as Redacted;
}

/** Values that name a kind of line and never hold what a person typed. */
const TELLING_KEYS = new Set([
  "event",
  "type",
  "schemaVersion",
  "level",
  "subsystem",
  "decision",
  "kind",
]);

/**
 * A line reduced to its shape: what kind of line it was, without a word of what it said. Malformed and
 * unrecognised lines may hold assistant replies, so nothing but structure is kept of them.
 */
export function sampleShape(line: string, parsed: unknown): Redacted {
  const shape =
    typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? objectShape(parsed as Record<string, unknown>)
      : textShape(line);
  return shape.slice(0, SAMPLE_LIMIT) as Redacted;
}

function objectShape(object: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const key of Object.keys(object).slice(0, 16)) {
    const name = /^[\w.$-]{1,40}$/.test(key) ? key : `<key of ${key.length}>`;
    parts.push(`${JSON.stringify(name)}:${valueShape(key, object[key])}`);
  }
  return `{${parts.join(",")}}`;
}

function valueShape(key: string, value: unknown): string {
  if (typeof value === "string") {
    const telling = TELLING_KEYS.has(key) && /^[\w./ -]{1,60}$/.test(value);
    return telling ? JSON.stringify(value) : `<text of ${value.length}>`;
  }
  if (Array.isArray(value)) return `<list of ${value.length}>`;
  if (typeof value === "object" && value !== null) {
    return `<object: ${Object.keys(value)
      .slice(0, 6)
      .filter((name) => /^[\w.-]{1,30}$/.test(name))
      .join(" ")}>`;
  }
  return `<${value === null ? "null" : typeof value}>`;
}

/** Letters become `a`, digits `0`; punctuation stays, so that a reader sees console output or a cut JSON line. */
function textShape(line: string): string {
  return line
    .slice(0, 80)
    .replace(/[\u0000-\u001f\u007f\ufffd]/g, "·")
    .replace(/\p{L}/gu, "a")
    .replace(/\p{N}/gu, "0");
}
