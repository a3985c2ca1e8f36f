import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";

/** For how long links let somebody in, once. */
export const ENTRY_LINK_MS = { setup: HOUR_MS, invitation: 7 * DAY_MS, reset: DAY_MS } as const;

/**
 * The whole link of a secret. The secret stands behind the `#`, which browsers send to nobody: it is in no
 * log of a proxy and in no `Referer`.
 *
 * @param url the address that people use, without a slash at its end.
 */
export function entryLink(url: string, secret: string): string {
  return `${url}/enter#${secret}`;
}
