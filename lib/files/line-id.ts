import { createHash, hash } from "node:crypto";

/**
 * 52 bits of a hash of the Gateway and what a line says: the same line of the same Gateway is the same
 * event, in whatever file or batch it stands.
 */
export function lineId(gateway: string, identity: string): number {
  return Number.parseInt(hash("sha1", `${gateway}\u0000${identity}`, "hex").slice(0, 13), 16);
}

/** The form in which a Gateway logs a profile id (field guide, section 7). */
export function hashProfile(profileId: string): string {
  return `sha256:${createHash("sha256").update(profileId).digest("hex").slice(0, 12)}`;
}
