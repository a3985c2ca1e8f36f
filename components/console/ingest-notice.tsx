"use client";

import { useQuery } from "@tanstack/react-query";
import { contextQuery } from "@/lib/client/context-query";
import { useTime } from "./use-time";

/** Silence of the reader must not be taken for silence of the Gateways. */
export function IngestNotice() {
  const { data: context } = useQuery(contextQuery());
  const { timeAgo } = useTime();
  if (context?.mode !== "live" || context.ingest.state !== "stopped") return null;
  const { lookedAt, message } = context.ingest;
  return (
    <div
      role="status"
      className="border-b bg-warn-surface px-4 py-1.5 text-13 text-warn md:px-6 print:px-0"
    >
      <strong className="font-semibold">Nothing new is being read</strong>
      {lookedAt === null ? "" : ` since ${timeAgo(lookedAt)}`}: the ingester does not answer. What
      is shown is complete up to then; start it again with{" "}
      <code className="font-mono">npm start</code>.
      {message === null ? null : ` It said: ${message}`}
    </div>
  );
}
