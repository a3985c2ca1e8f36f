import { LOCAL } from "@/lib/core/access/principal";

/** What services are told of who asks, where a test asks by itself. */
export const ASKED_LOCALLY = {
  principal: LOCAL,
  address: null,
  keys: { audit: new Uint8Array(32) },
} as const;
