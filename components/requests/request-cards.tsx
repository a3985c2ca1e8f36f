"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { AttemptTime } from "@/components/attempts/attempt-columns";
import { CapabilityLoss } from "@/components/downgrades/capability-loss";
import { ServedMark } from "@/components/ui/served-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import type { PreparedRequest } from "@/lib/charts/prepare-requests";
import { RequestChain } from "./request-chain";
import { useRequestHref } from "./use-request-href";

export type RequestCardsProps = { requests: readonly PreparedRequest[]; footer: ReactNode };

/** The rows for a phone: what the caller got, along which chain, where, when. */
export function RequestCards({ requests, footer }: RequestCardsProps) {
  const requestHref = useRequestHref();
  return (
    <div>
      <ul>
        {requests.map((request) => (
          <li
            key={request.row.id}
            className="border-t [contain-intrinsic-size:auto_5rem] [content-visibility:auto]"
          >
            <Link href={requestHref(request.address)} prefetch={false} className="block py-2">
              <Card request={request} />
            </Link>
          </li>
        ))}
      </ul>
      {footer}
    </div>
  );
}

function Card({ request: { row, served, chain, durationMs } }: { request: PreparedRequest }) {
  return (
    <>
      <span className="flex justify-between gap-3">
        <ServedMark served={served} />
        <span className="text-ink-2">
          <AttemptTime at={row.endedAt} />
        </span>
      </span>
      <RequestChain chain={chain} wraps />
      <span className="flex justify-between gap-3 text-12 text-ink-3">
        <span>
          {row.gateway}, {row.region ?? "region unknown"}
        </span>
        <span>{durationMs === null ? "duration unknown" : formatLatency(durationMs)}</span>
      </span>
      {row.cost === null ? null : (
        <span className="block text-12">
          <CapabilityLoss cost={row.cost} />
        </span>
      )}
    </>
  );
}
