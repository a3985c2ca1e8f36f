"use client";

import { hasFilters } from "@/components/console/console-params";
import { useConsoleState } from "@/components/console/use-console-state";
import { useLive } from "@/components/console/use-live";
import { useLivePace } from "@/components/console/use-live-pace";
import { useNow } from "@/components/console/use-now";
import { useTime } from "@/components/console/use-time";
import { formatCount } from "@/lib/charts/format-number";
import { formatAgo } from "@/lib/charts/format-time";
import type { LiveTail } from "@/lib/client/live-tail";

/** What is going on, in a few words. */
export function TailStatus({ tail }: { tail: LiveTail }) {
  const { connection, pulse, asOf } = useLive();
  const { paused } = useLivePace();
  const { timeSeconds } = useTime();
  if (!tail.started) {
    return connection === "lost" ? "The stream cannot be reached." : "Connecting to the stream…";
  }
  if (connection === "lost") {
    return (
      <span className="text-warn">
        The stream broke{asOf === null ? "" : ` at ${timeSeconds(asOf)}`}; it is tried again by
        itself. Nothing newer is shown.
      </span>
    );
  }
  if (paused) return <Words head="Paused." tail={tail} />;
  if (tail.waiting.length > 0) {
    return <Words head="Held, so that no row moves while you read." tail={tail} />;
  }
  if (pulse?.mode === "sample") {
    return "Nothing new arrives in the sample. These are its newest attempts.";
  }
  return <Words head="Live." tail={tail} />;
}

function Words({ head, tail }: { head: string; tail: LiveTail }) {
  return (
    <>
      <strong className="font-semibold">{head}</strong>{" "}
      <span className="text-ink-2">
        <LastAttempt tail={tail} />
        {tail.arrived === 0 ? null : ` · ${formatCount(tail.arrived)} arrived`}
        {tail.leftOut === 0 ? null : `, ${formatCount(tail.leftOut)} of them left out`}
      </span>
    </>
  );
}

/** Of what matches; without filters of all there are. */
function LastAttempt({ tail }: { tail: LiveTail }) {
  const { filters } = useConsoleState();
  const { pulse } = useLive();
  const now = useNow();
  const filtered = hasFilters(filters);
  const newest = Math.max(...tail.rows.map(({ attempt }) => attempt.at), Number.NEGATIVE_INFINITY);
  const at = filtered ? newest : (pulse?.lastAt ?? newest);
  if (now === null || !Number.isFinite(at)) return null;
  return `Last ${filtered ? "match" : "attempt"} ${formatAgo(at, now)}`;
}
