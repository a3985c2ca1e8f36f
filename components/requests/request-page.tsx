"use client";

import { useMemo } from "react";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { prepareTrail } from "@/lib/charts/prepare-trail";
import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";
import { RequestHeader } from "./request-header";
import { RequestLines } from "./request-lines";
import { RequestStages } from "./request-stages";
import { RequestTrail } from "./request-trail";
import { RootCause } from "./root-cause";
import { useCopyRequest } from "./use-copy-request";

export type RequestPageProps = { row: RequestRow; detail: RequestDetail };

/** One request: what the caller got, what it began with, how far the logs tell, and every step. */
export function RequestPage({ row, detail }: RequestPageProps) {
  const trail = useMemo(() => prepareTrail(detail), [detail]);
  const copy = useCopyRequest(row, detail);
  useShortcuts({ c: copy });
  const cause = trail.rows.find(({ isRootCause }) => isRootCause);
  return (
    <article aria-label="Request" className="space-y-8">
      <RequestHeader
        row={row}
        versions={detail.routeVersions}
        environment={detail.environment}
        onCopy={copy}
      />
      {cause === undefined ? null : <RootCause cause={cause} detail={detail} />}
      <RequestStages row={row} detail={detail} />
      <RequestTrail row={row} trail={trail} detail={detail} />
      <RequestLines detail={detail} />
    </article>
  );
}
