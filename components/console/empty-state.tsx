"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import type { EpochMs } from "@/lib/core/time/range";
import { DAY_MS } from "@/lib/core/time/range";
import { ConnectSteps } from "./connect-steps";
import { useConsoleState } from "./use-console-state";
import { useTime } from "./use-time";

/** Nothing to show has five causes, and each asks for something else. */
export type EmptyReason =
  | { kind: "not_connected" }
  /** Connected, but nothing in this range. */
  | { kind: "idle"; lastAt: EpochMs | null }
  | { kind: "filtered" }
  /** There were attempts, of which only sums are kept. */
  | { kind: "dropped"; rowsSince: EpochMs }
  /** `why`: in the server's words, with who may. */
  | { kind: "forbidden"; why: string };

export function EmptyState({ reason }: { reason: EmptyReason }) {
  switch (reason.kind) {
    case "not_connected":
      return (
        <Empty title="No Gateway is connected yet">
          <ConnectSteps />
        </Empty>
      );
    case "idle":
      return <Idle lastAt={reason.lastAt} />;
    case "filtered":
      return <Filtered />;
    case "dropped":
      return <Dropped rowsSince={reason.rowsSince} />;
    case "forbidden":
      return (
        <Empty title="You may not see this">
          <p>{reason.why}</p>
          <Link href="/account" className="link font-medium">
            What you may do
          </Link>
        </Empty>
      );
  }
}

function Idle({ lastAt }: { lastAt: EpochMs | null }) {
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  const path = usePathname();
  return (
    <Empty title="Nothing in this range">
      {lastAt === null ? (
        <p>The Gateways are connected; no attempt has been seen yet.</p>
      ) : (
        <>
          <p>The newest evidence is from {timeAgo(lastAt)}.</p>
          <Link
            className={buttonLook({ size: "m" })}
            href={href(path, { range: { from: lastAt + 1 - DAY_MS, to: lastAt + 1 } })}
          >
            Show the 24 hours before it
          </Link>
        </>
      )}
    </Empty>
  );
}

function Dropped({ rowsSince }: { rowsSince: EpochMs }) {
  const { exact } = useTime();
  return (
    <Empty title="The attempts of this range are no longer kept one by one">
      <p>
        They are kept since {exact(rowsSince)}; of earlier ones only sums are, which the other
        screens show. How long is set by <code className="font-mono">SIGNALBOX_RETENTION_DAYS</code>
        .
      </p>
    </Empty>
  );
}

function Filtered() {
  const { setFilters } = useConsoleState();
  return (
    <Empty title="Nothing matches these filters">
      <p>No attempt in this range has these values.</p>
      <Button onClick={() => setFilters({})}>Clear filters</Button>
    </Empty>
  );
}

function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 py-6 text-ink-2">
      <p className="text-14 font-medium text-ink">{title}</p>
      {children}
    </div>
  );
}
