"use client";

import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { formatCounted } from "@/lib/charts/format-number";
import { WAITS_WORDS } from "@/lib/charts/route-review-words";
import { useRouteTables } from "./use-route-tables";
import { waitingChanges } from "./waiting-changes";

/** How many changes of route tables need something of who looks, on the way to them. A new one is told once, wherever one is. */
export function WaitingCount() {
  const tables = useRouteTables();
  const waiting = tables === undefined ? null : waitingChanges(tables);
  const known = useRef<ReadonlySet<string> | null>(null);
  const keys = waiting?.map(({ id, waits }) => `${id} ${waits}`).join("\n");
  // synchronises with: the toasts, which stand outside of the page
  useEffect(() => {
    if (waiting === null) return;
    const news = waiting.filter(({ id, waits }) => known.current?.has(`${id} ${waits}`) === false);
    known.current = new Set(keys === undefined ? [] : keys.split("\n"));
    for (const { id, title, waits } of news) {
      if (waits !== null) toast(`“${title}” ${WAITS_WORDS[waits]}.`, { id });
    }
  }, [waiting, keys]);
  if (waiting === null || waiting.length === 0) return null;
  return (
    <span className="absolute top-1 right-1 min-w-4 rounded-full bg-inverse px-1 text-center text-12 leading-4 text-inverse-ink tabular-nums">
      <span aria-hidden>{waiting.length}</span>
      <span className="sr-only">
        {formatCounted(waiting.length, "change waits", "changes wait")} for you
      </span>
    </span>
  );
}
