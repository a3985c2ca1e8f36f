"use client";

import { useQuery } from "@tanstack/react-query";
import { prepareIngestNotice } from "@/lib/charts/prepare-ingest-notice";
import { contextQuery } from "@/lib/client/context-query";
import { useTime } from "./use-time";

/** What is wrong with our own processes: their silence must not be taken for silence of the Gateways. */
export function IngestNotice() {
  const { data: context } = useQuery(contextQuery());
  const { timeAgo } = useTime();
  const notice = context === undefined ? null : prepareIngestNotice(context);
  if (notice === null) return null;
  return (
    <div
      role="status"
      className="border-b bg-warn-surface px-4 py-1.5 text-13 text-warn md:px-6 print:px-0"
    >
      <strong className="font-semibold">{notice.headline}</strong>
      {notice.at === null ? "" : ` (${timeAgo(notice.at)})`}. {notice.text}
      {notice.command === null ? null : (
        <>
          {" "}
          <code className="font-mono">{notice.command}</code>
        </>
      )}
    </div>
  );
}
