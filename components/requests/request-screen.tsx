"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { PanelFailure, StaleNotice } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api-error";
import { requestQuery } from "@/lib/client/requests-query";
import type { RequestDetail } from "@/lib/contracts/requests";
import { RequestPage } from "./request-page";
import { SessionRequests } from "./session-requests";
import { UnknownId } from "./unknown-id";

/** What an id of any kind stands for: a request with all that happened to it, or a session's requests. */
export function RequestScreen({ id }: { id: string }) {
  const { href } = useConsoleState();
  const { data, error, isError, refetch } = useQuery(requestQuery(id));
  return (
    <div className="space-y-6">
      <Link
        href={href("/requests")}
        className="inline-flex items-center gap-1 text-12 text-ink-2 hover:text-ink print:hidden"
      >
        <ArrowLeft size={12} aria-hidden />
        All requests
      </Link>
      {data === undefined ? null : isError ? (
        <StaleNotice data={data} error={error} retry={refetch} />
      ) : null}
      {data === undefined ? (
        <Unread id={id} error={isError ? error : null} retry={refetch} />
      ) : (
        <Answer id={id} detail={data} />
      )}
    </div>
  );
}

function Unread({ id, error, retry }: { id: string; error: Error | null; retry: () => unknown }) {
  if (error === null) {
    return (
      <div role="status" aria-label="Reading" className="space-y-4">
        <Skeleton className="h-20" />
        <Skeleton className="h-28" />
        <Skeleton className="h-96" />
      </div>
    );
  }
  const unknown = error instanceof ApiError && error.status === 404;
  return unknown ? <UnknownId id={id} /> : <PanelFailure error={error} retry={retry} />;
}

function Answer({ id, detail }: { id: string; detail: RequestDetail }) {
  const [row] = detail.requests;
  if (row === undefined) return <UnknownId id={id} />;
  if (detail.found === "session") return <SessionRequests id={id} rows={detail.requests} />;
  return <RequestPage key={row.id} row={row} detail={detail} />;
}
