import { preparedRaw } from "@/db/events/store/prepared";
import { readVersion } from "@/db/events/store/version";
import type { Pulse } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";
import { newestAt } from "./read-extent";

export function readPulse(context: ReadContext): Pulse {
  return context.read(() => {
    const { db } = context;
    const sums = preparedRaw(db, "select attempts from arrivals order by version desc limit 1");
    return {
      version: readVersion(db),
      lastAt: newestAt(context),
      arrived: (sums.get()?.[0] ?? 0) as number,
    };
  });
}
