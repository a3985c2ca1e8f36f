"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { hasFilters } from "@/components/console/console-params";
import { EmptyState } from "@/components/console/empty-state";
import { useConsoleState } from "@/components/console/use-console-state";
import { useLive } from "@/components/console/use-live";
import { Button, buttonLook } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { contextQuery } from "@/lib/client/context-query";
import type { LiveTail } from "@/lib/client/live-tail";

/** Why there is no row, and what can be done about it. */
export function TailBlank({ tail }: { tail: LiveTail }) {
  const { filters, setFilters, href } = useConsoleState();
  const { connection } = useLive();
  const { data: context } = useQuery(contextQuery());
  if (!tail.started && connection === "lost") {
    return (
      <Blank title="Nothing can be shown as it arrives">
        <p>
          The stream from the server is not answered, or too many pages listen at once. It is tried
          again by itself; what is stored can be read meanwhile.
        </p>
        <Link href={href("/attempts")} className={buttonLook()}>
          Go to Attempts
        </Link>
      </Blank>
    );
  }
  if (!tail.started) {
    return (
      <div role="status" aria-label="Reading" className="pt-3">
        <Skeleton className="h-[60dvh]" />
      </div>
    );
  }
  if (context?.attempts === 0 && context.gateways === 0) {
    return <EmptyState reason={{ kind: "not_connected" }} />;
  }
  if (tail.cleared) {
    return (
      <Blank title="Cleared">
        <p>What arrives from now on is shown here. Nothing was deleted.</p>
      </Blank>
    );
  }
  if (hasFilters(filters)) {
    return (
      <Blank title="No attempt matches these filters">
        <p>What arrives and matches is shown here.</p>
        <Button onClick={() => setFilters({})}>Clear filters</Button>
      </Blank>
    );
  }
  return (
    <Blank title="No attempt yet">
      <p>The Gateways are connected. What they report is shown here as it arrives.</p>
    </Blank>
  );
}

function Blank({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 py-6 text-ink-2">
      <p className="text-14 font-medium text-ink">{title}</p>
      {children}
    </div>
  );
}
