/** More names than these are counted. */
const MOST_NAMES = 4;

/** Whose traffic a number is of: "fra-1 and lon-1"; `null`: nobody says which Gateways serve the environment. */
export function trafficOf(gateways: readonly string[] | null): string {
  if (gateways === null) return "all Gateways";
  if (gateways.length > MOST_NAMES) return `${gateways.length} Gateways`;
  return [gateways.slice(0, -1).join(", "), ...gateways.slice(-1)].filter(Boolean).join(" and ");
}
