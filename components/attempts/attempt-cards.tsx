"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { AttemptTime } from "./attempt-columns";
import { GatewayLabel } from "./gateway-label";

/** The rows for a phone: what happened, where, when; the rest is in the drawer. */
export function AttemptCards({ rows, footer }: { rows: readonly AttemptRow[]; footer: ReactNode }) {
  const { href } = useConsoleState();
  return (
    <div>
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            className="border-t [contain-intrinsic-size:auto_5rem] [content-visibility:auto]"
          >
            <Link
              href={href("/attempts", { params: { attempt: row.id } })}
              scroll={false}
              prefetch={false}
              className="block py-2"
            >
              <Card row={row} />
            </Link>
          </li>
        ))}
      </ul>
      {footer}
    </div>
  );
}

function Card({ row }: { row: AttemptRow }) {
  const { outcome, status, provider, model, gateway, region, latencyMs, errorPreview } = row;
  return (
    <>
      <span className="flex justify-between gap-3">
        <span className="flex items-center gap-2">
          <OutcomeMark outcome={outcome} />
          {status === null ? null : <span className="text-ink-3">{status}</span>}
        </span>
        <span className="text-ink-2">
          <AttemptTime at={row.at} />
        </span>
      </span>
      <span className="flex justify-between gap-3">
        <span className="min-w-0 break-words">
          {provider ?? "unknown"}/{model ?? "unknown"}
        </span>
        <span className="shrink-0 text-ink-2">
          {latencyMs === null ? "latency unknown" : formatLatency(latencyMs)}
        </span>
      </span>
      <span className="flex justify-between gap-3 text-12 text-ink-3">
        <span>
          {gateway}, {region ?? "region unknown"}
        </span>
        {row.contradiction ? <GatewayLabel row={row} /> : null}
      </span>
      {errorPreview === null ? null : (
        <span className="block truncate text-12 text-ink-2">{errorPreview}</span>
      )}
    </>
  );
}
