import type { GrantWire } from "@/lib/contracts/me";

/** What a role holds for, in words: "on fra-1 in staging"; `null`: everywhere. */
export function grantScope({ gateways, environments }: GrantWire): string | null {
  const parts = [
    gateways === null ? null : `on ${gateways.join(", ")}`,
    environments === null ? null : `in ${environments.join(", ")}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}
