import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { IncidentHour } from "./incident";

const FROM = Date.UTC(2026, 10, 18, 2);

/** All in the same hour, each on Gateways of its own. */
export const INCIDENT_HOUR: IncidentHour = {
  from: FROM,
  to: FROM + HOUR_MS,
  onset: FROM + 25 * MINUTE_MS,
};
