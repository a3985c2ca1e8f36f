import type { QualityLoss } from "@/lib/contracts/quality";
import type { EventReader } from "@/lib/core/store/event-store";

/** Each kind of loss of a source once, with how often, how much and when; the newest first. */
export function sumLosses(losses: Awaited<ReturnType<EventReader["losses"]>>): QualityLoss[] {
  const sums = new Map<string, QualityLoss>();
  for (const { gateway, source, what, at, count } of losses) {
    const key = JSON.stringify([gateway, source, what]);
    const known = sums.get(key);
    sums.set(key, {
      gateway,
      source,
      what,
      count: (known?.count ?? 0) + count,
      times: (known?.times ?? 0) + 1,
      firstAt: Math.min(known?.firstAt ?? at, at),
      lastAt: Math.max(known?.lastAt ?? at, at),
    });
  }
  return [...sums.values()].sort((a, b) => b.lastAt - a.lastAt);
}
