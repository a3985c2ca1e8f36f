"use client";

import Link from "next/link";
import { memo } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount } from "@/lib/charts/format-number";
import type { TailRow } from "@/lib/client/live-tail";
import { TailError } from "./tail-error";

/** A phone draws no more than these, so that it keeps up. */
const MOST_CARDS = 200;

/** The rows for a phone: when, how it ended, where. */
export function TailCards({ rows }: { rows: readonly TailRow[] }) {
  const shown = rows.slice(0, MOST_CARDS);
  return (
    <>
      <ul className="font-mono text-12">
        {shown.map((row) => (
          <Item key={row.attempt.id} row={row} />
        ))}
      </ul>
      {rows.length > shown.length ? (
        <p className="py-2 text-12 text-ink-3">
          The newest {formatCount(shown.length)} of {formatCount(rows.length)}
        </p>
      ) : null}
    </>
  );
}

/** Drawn once for each row: what arrives above it changes nothing in it. */
const Item = memo(function Item({ row }: { row: TailRow }) {
  const { href } = useConsoleState();
  return (
    <li className="border-b [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]">
      <Link
        href={href("/tail", { params: { attempt: row.attempt.id } })}
        scroll={false}
        prefetch={false}
        className="block py-1.5"
      >
        <Card row={row} />
      </Link>
    </li>
  );
});

function Card({ row }: { row: TailRow }) {
  const { timeMillis } = useTime();
  const { at, outcome, status, latencyMs, provider, model, gateway } = row.attempt;
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <span className="flex items-center gap-2">
          <OutcomeMark outcome={outcome} size={13} />
          <span className="text-ink-3">{status ?? "no status"}</span>
        </span>
        <time dateTime={new Date(at).toISOString()} className="text-ink-2">
          {timeMillis(at)}
        </time>
      </span>
      <span className="flex justify-between gap-3">
        <span className="min-w-0 truncate">
          {provider ?? "unknown"}/{model ?? "unknown"}
        </span>
        <span className="shrink-0 text-ink-3">
          {gateway} · {latencyMs === null ? "latency unknown" : formatLatency(latencyMs)}
        </span>
      </span>
      <span className="block truncate">
        <TailError row={row} />
      </span>
    </>
  );
}
