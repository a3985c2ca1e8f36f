"use client";

import { ClipboardCopy } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Unknown } from "@/components/attempts/unknown";
import { useTime } from "@/components/console/use-time";
import { versionHref } from "@/components/routes/version-href";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { ServedMark } from "@/components/ui/served-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCounted } from "@/lib/charts/format-number";
import { prepareRequest } from "@/lib/charts/prepare-requests";
import { requestVerdict } from "@/lib/charts/request-verdict";
import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";
import { RequestChain } from "./request-chain";
import { useRequestHref } from "./use-request-href";

export type RequestHeaderProps = {
  row: RequestRow;
  /** Of route tables, that were in force when it began; `null`: they may not be known. */
  versions: RequestDetail["routeVersions"];
  /** That its Gateway serves; `null`: nobody says. */
  environment: string | null;
  onCopy: () => void;
};

/** More tables than these are a list of their own. */
const MOST_TABLES = 4;

/** What the caller got and why, then where, when, and what it is called. */
export function RequestHeader({ row, versions, environment, onCopy }: RequestHeaderProps) {
  const { exact, timeAgo } = useTime();
  const requestHref = useRequestHref();
  const { served, chain, durationMs } = prepareRequest(row);
  return (
    <header>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h2 className="max-w-[60rem] min-w-0 flex-1 basis-80 text-16 font-semibold wrap-anywhere">
          {requestVerdict(row)}
        </h2>
        <Button onClick={onCopy} className="print:hidden">
          <ClipboardCopy size={14} aria-hidden />
          Copy for an incident
        </Button>
      </div>
      <p className="mt-2">
        <RequestChain chain={chain} wraps />
      </p>
      <dl className="mt-4 grid grid-cols-2 gap-x-8 gap-y-3 md:grid-cols-4">
        <Fact name="Result">
          <ServedMark served={served} />
        </Fact>
        <Fact name="Began">
          <time dateTime={new Date(row.startedAt).toISOString()} title={exact(row.startedAt)}>
            {timeAgo(row.startedAt)}
          </time>
        </Fact>
        <Fact name="Took">{durationMs === null ? <Unknown /> : formatLatency(durationMs)}</Fact>
        <Fact name="Gateway">
          {row.gateway}, {row.region ?? "region unknown"}, {row.runtime ?? "runtime unknown"}
        </Fact>
        <Fact name="Request id">
          <CopyId id={row.requestId} kind="request id" head={16} tail={6} />
        </Fact>
        <Fact name="Trace">
          <CopyId id={row.traceId} kind="trace id" head={12} tail={6} />
        </Fact>
        <Fact name="Session">
          {row.sessionId === null ? (
            <Unknown />
          ) : (
            <>
              <CopyId id={row.sessionId} kind="session id" head={12} tail={6} />{" "}
              <Link href={requestHref(row.sessionId)} className="link text-12 text-ink-2">
                its requests
              </Link>
            </>
          )}
        </Fact>
        {versions === null ? null : (
          <Fact name="Routes in force">
            {versions.length === 0 ? (
              <span className="text-ink-3">
                no version{environment === null ? "" : ` of ${environment}`} yet
              </span>
            ) : null}
            {versions.slice(0, MOST_TABLES).map((version) => (
              <Link
                key={version.table}
                href={versionHref(version)}
                prefetch={false}
                title={version.title}
                className="link block w-fit leading-6"
              >
                version {version.number} of {version.table}
              </Link>
            ))}
            {versions.length <= MOST_TABLES ? null : (
              <Link href="/routes" prefetch={false} className="link block w-fit leading-6">
                and {formatCounted(versions.length - MOST_TABLES, "other table")}
              </Link>
            )}
            {environment !== null || versions.length < 2 ? null : (
              <Link
                href="/settings"
                prefetch={false}
                className="link block w-fit text-12 leading-6 text-ink-3"
              >
                of every table: nobody says which environment {row.gateway} serves
              </Link>
            )}
          </Fact>
        )}
        <Fact name="Calls logged">
          {row.attemptCount}
          {row.coalesced === 0 ? null : (
            <span className="text-12 text-ink-3">
              {" "}
              at least; the Gateway left out {row.coalesced} like decisions
            </span>
          )}
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
