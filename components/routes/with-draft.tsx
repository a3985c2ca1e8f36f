"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { PanelFailure, StaleNotice } from "@/components/console/panel-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError, isForbidden } from "@/lib/client/api-error";
import { routeDraftQuery } from "@/lib/client/route-drafts-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { SECOND_MS } from "@/lib/core/time/range";

const POLL_MS = 10 * SECOND_MS;

export type WithDraftProps = {
  id: string;
  /** Of the newest that the server has; stays while it cannot be asked. */
  children: (draft: RouteDraftWire) => ReactNode;
};

/** One change of a route table, asked for again and again; or why there is none. */
export function WithDraft({ id, children }: WithDraftProps) {
  const draft = useQuery({ ...routeDraftQuery(id), refetchInterval: POLL_MS });
  if (draft.data !== undefined) {
    return (
      <>
        {draft.isError ? (
          <StaleNotice data={draft.data} error={draft.error} retry={draft.refetch} />
        ) : null}
        {children(draft.data)}
      </>
    );
  }
  if (!draft.isError) {
    return (
      <div role="status" aria-label="Reading" className="space-y-4">
        <Skeleton className="h-24" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  if (draft.error instanceof ApiError && draft.error.status === 404) return <NotFound id={id} />;
  if (isForbidden(draft.error)) {
    return <EmptyState reason={{ kind: "forbidden", why: draft.error.message }} />;
  }
  return <PanelFailure error={draft.error} retry={draft.refetch} />;
}

function NotFound({ id }: { id: string }) {
  return (
    <div className="flex flex-col items-start gap-2 py-6 text-ink-2">
      <h2 className="text-14 font-medium text-ink">There is no such change</h2>
      <p>
        No change of a route table has the id <span className="font-mono text-12">{id}</span> here.
      </p>
    </div>
  );
}
