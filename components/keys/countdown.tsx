"use client";

import { useTime } from "@/components/console/use-time";
import { formatCountdown } from "@/lib/charts/format-countdown";
import type { EpochMs } from "@/lib/core/time/range";
import { useKeyMoment } from "./key-clock";

/** What is left of a window by the Gateway's word. It ticks; a reader's voice is not made to read it aloud each second. */
export function Countdown({ until }: { until: EpochMs }) {
  const moment = useKeyMoment();
  const { exact } = useTime();
  return (
    <time dateTime={new Date(until).toISOString()} title={exact(until)} className="tabular-nums">
      {until > moment ? `${formatCountdown(until - moment)} left` : "its time is up"}
    </time>
  );
}
