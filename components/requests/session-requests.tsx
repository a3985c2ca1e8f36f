"use client";

import { CopyId } from "@/components/ui/copy-id";
import { formatCounted } from "@/lib/charts/format-number";
import { prepareRequests } from "@/lib/charts/prepare-requests";
import type { RequestRow } from "@/lib/contracts/requests";
import { RequestCards } from "./request-cards";

/** As many as the answer holds at most. */
const MOST = 200;

/** The requests of a conversation. */
export function SessionRequests({ id, rows }: { id: string; rows: readonly RequestRow[] }) {
  return (
    <section aria-labelledby="session">
      <h2 id="session" className="text-16 font-semibold">
        Session with {formatCounted(rows.length, "request")}
      </h2>
      <p className="mb-4 text-ink-2">
        <CopyId id={id} kind="session id" head={24} tail={12} />
        {rows.length >= MOST ? ` · the newest ${MOST}` : " · newest first"}
      </p>
      <div className="max-w-4xl">
        <RequestCards requests={prepareRequests(rows)} footer={null} />
      </div>
    </section>
  );
}
