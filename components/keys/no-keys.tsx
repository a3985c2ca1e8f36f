"use client";

import Link from "next/link";
import { type EmptyReason, EmptyState } from "@/components/console/empty-state";
import { useConsoleState } from "@/components/console/use-console-state";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useTime } from "@/components/console/use-time";
import { Button, buttonLook } from "@/components/ui/button";
import { formatCounted } from "@/lib/charts/format-number";
import type { Keys } from "@/lib/contracts/keys";
import { DAY_MS } from "@/lib/core/time/range";

/** No key is known: because nothing is connected, or because no line here names one. */
export function NoKeys({ answer }: { answer: Keys }) {
  const reason = useEmptyReason();
  if (reason.kind === "not_connected") return <EmptyState reason={reason} />;
  const { total } = answer.failures;
  return (
    <div className="flex flex-col items-start gap-2 py-6 text-ink-2">
      <p className="text-14 font-medium text-ink">
        {reason.kind === "filtered"
          ? "Nothing here names a key with these filters"
          : "Nothing in this range names a key"}
      </p>
      <p className="max-w-prose">
        {total === 0
          ? "No attempt failed, and a Gateway names a key mostly when a call fails. What is not named is unknown, not ready."
          : `${formatCounted(total, "attempt")} failed, and no line says with which key.`}
      </p>
      <Way reason={reason} />
    </div>
  );
}

function Way({ reason }: { reason: EmptyReason }) {
  const { setFilters, href } = useConsoleState();
  const { timeAgo } = useTime();
  if (reason.kind === "filtered") {
    return <Button onClick={() => setFilters({})}>Clear filters</Button>;
  }
  if (reason.kind !== "idle" || reason.lastAt === null) return null;
  const range = { from: reason.lastAt + 1 - DAY_MS, to: reason.lastAt + 1 };
  return (
    <>
      <p>The newest evidence is from {timeAgo(reason.lastAt)}.</p>
      <Link className={buttonLook({ size: "m" })} href={href("/keys", { range })}>
        Show the 24 hours before it
      </Link>
    </>
  );
}
