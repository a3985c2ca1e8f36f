/** Longer than any name of a model, a profile or an agent. */
const NAME_LIMIT = 512;

/** What keys of providers, tokens and private keys look like, wherever they stand in a text. */
const SECRETS: readonly RegExp[] = [
  /(?:^|[^\w-])(?:sk|pk|rk|xai|nvapi|pplx|sess|xox[abprs]|glpat|tgp)-[\w*….-]{6,}/i,
  /(?:^|[^\w-])(?:sk|gsk|ghp|gho|ghs|hf|r8|github_pat)_[\w*….-]{6,}/i,
  /(?:^|[^\w-])(?:AKIA|ASIA|AIza|ya29\.)[\w-]{6,}/,
  /\beyJ[\w-]{6,}\.[\w-]{4,}/,
  /\b(?:bearer|basic)\s+\S{6,}/i,
  /-----BEGIN/,
  /[a-z][a-z0-9+.-]*:\/\//i,
  /__OPENCLAW_REDACTED__/,
];

export type ReadText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "wrong_type" | "empty" | "too_long" | "looks_secret" };

/**
 * A name that may go into a table: of a model, an alias, a profile, an agent. What looks like a secret,
 * or like an address, does not, whatever place it was put in.
 */
export function readName(value: unknown): ReadText {
  if (typeof value !== "string") return { kind: "wrong_type" };
  const text = value.trim();
  if (text === "") return { kind: "empty" };
  if (text.length > NAME_LIMIT) return { kind: "too_long" };
  if (text === "__proto__" || /[\u0000-\u001f\u007f]/.test(text)) return { kind: "wrong_type" };
  return SECRETS.some((secret) => secret.test(text))
    ? { kind: "looks_secret" }
    : { kind: "text", text };
}
