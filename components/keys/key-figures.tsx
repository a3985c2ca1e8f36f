"use client";

import Link from "next/link";
import { useAttemptsHref } from "@/components/now/use-attempts-href";
import { formatCount } from "@/lib/charts/format-number";
import { formatWindow } from "@/lib/charts/format-window";
import { incidentsOf } from "@/lib/charts/prepare-keys";
import type { KeyRow } from "@/lib/contracts/keys";
import type { KeyFiguresProps } from "./key-failures";
import { keyFilters } from "./key-filters";
import { useKeyHref } from "./use-key-href";

/** All attempts that are known to have used the key. */
export function KeyAttempts({ row, answer }: KeyFiguresProps) {
  const href = useAttemptsHref();
  if (row.attempts === 0) return <Zero />;
  return (
    <Link
      href={href({ range: answer.range, filters: keyFilters(row) })}
      prefetch={false}
      className="hover:underline"
    >
      {formatCount(row.attempts)}
    </Link>
  );
}

/** Failures that count against the key; its drawer has them by reason. */
export function KeyIncidents({ row }: { row: KeyRow }) {
  const count = incidentsOf(row);
  if (count + row.coalesced === 0) return <Zero />;
  return (
    <ToDrawer row={row}>
      {formatCount(count)}
      {row.coalesced === 0 ? null : (
        <span className="text-ink-3"> +{formatCount(row.coalesced)}</span>
      )}
    </ToDrawer>
  );
}

/** Hits and the time in them; the drawer has each. */
export function KeyWindowsSum({ row, kind }: { row: KeyRow; kind: "cooldowns" | "disabled" }) {
  const { hits, totalMs } = row[kind];
  if (hits === 0 && totalMs === 0) return <Zero />;
  return (
    <ToDrawer row={row}>
      {formatCount(hits)}
      <span className="pl-1.5 text-ink-3">{formatWindow(totalMs)}</span>
    </ToDrawer>
  );
}

function ToDrawer({ row, children }: { row: KeyRow; children: React.ReactNode }) {
  const href = useKeyHref();
  return (
    <Link href={href(row)} scroll={false} prefetch={false} className="hover:underline">
      {children}
    </Link>
  );
}

/** Zero is quiet, and no link: there are no rows behind it. */
function Zero() {
  return <span className="text-ink-3">0</span>;
}
