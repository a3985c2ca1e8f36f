/**
 * The record in a line of `openclaw logs --follow --json`, which wraps each in an object with the line of
 * the Gateway's file as it stands there. `null` for what that command says of itself; any other line is
 * what it is.
 */
export function unwrapFollowLine(text: string): string | null {
  if (!/^\{"type":"(?:log|meta|notice|error|raw)"/.test(text)) return text;
  const { type, raw, message } = parsed(text);
  if (type === "log" && typeof raw === "string") return raw;
  return type === "meta" || typeof message === "string" ? null : text;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
