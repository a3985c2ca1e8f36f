"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { formatCount } from "@/lib/charts/format-number";
import { type LiveTail, MOST_TAIL_ROWS } from "@/lib/client/live-tail";

/** What is not among the rows. Below them, and always there, so that it moves none when it has more to say. */
export function TailFootnote({ tail: { leftOut } }: { tail: LiveTail }) {
  const { href } = useConsoleState();
  return (
    <p className="py-2 text-12 text-ink-3">
      {leftOut === 0 ? null : (
        <strong className="font-medium text-warn">
          {formatCount(leftOut)} arrived faster than they can be shown.{" "}
        </strong>
      )}
      The last {formatCount(MOST_TAIL_ROWS)} rows are kept here;{" "}
      <Link href={href("/attempts", { range: "1h" })} className="link">
        Attempts
      </Link>{" "}
      has all of them.
    </p>
  );
}
