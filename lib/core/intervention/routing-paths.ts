/** A part of a Gateway's configuration, and why a change of it changes routing or keys. */
type RoutingPath = { readonly pattern: RegExp; readonly because: string };

/**
 * The paths by which a person changes routing or keys (field guide, section 8). A whole entry of `agents`
 * is not among them: the Gateway names it when an agent is added or removed, which reroutes no other; the
 * model of an agent that was there is named with its whole path.
 */
export const ROUTING_PATHS: readonly RoutingPath[] = [
  {
    pattern: /^agents\..*model/i,
    because: "It says which models are asked, and in which order.",
  },
  { pattern: /^auth\.order\b/, because: "It says which key of a provider is tried first." },
  { pattern: /^auth\.profiles\b/, because: "It says which keys there are." },
  {
    pattern: /^models\.providers\b/,
    because: "It says where a provider is reached, and which models it has.",
  },
  { pattern: /^models\.mode$/, because: "It says whether built-in models can be reached." },
];

/** True where a change of this path changes routing or keys. */
export function changesRouting(path: string): boolean {
  return ROUTING_PATHS.some(({ pattern }) => pattern.test(path));
}

/** True where a change of this path is one of keys or of their order. */
export function changesKeys(path: string): boolean {
  return /^auth\.(?:order|profiles)\b/.test(path);
}
