"use client";

import Link from "next/link";
import { useRouteTables } from "./use-route-tables";

/** Loud on every screen until it is reviewed: what was committed without anybody's agreement. */
export function EmergencyNotice() {
  const emergencies = useRouteTables()?.emergencies ?? [];
  if (emergencies.length === 0) return null;
  return (
    <div
      role="status"
      className="border-b bg-warn-surface px-4 py-1.5 text-13 text-warn md:px-6 print:px-0"
    >
      <strong className="font-semibold">Committed without approvals:</strong>{" "}
      {emergencies.map(({ id, table, title, savedBy }, at) => (
        <span key={id}>
          {at > 0 ? "; " : ""}
          <Link href={`/routes/drafts/${encodeURIComponent(id)}`} className="link font-medium">
            {title}
          </Link>{" "}
          ({table}, {savedBy})
        </span>
      ))}
      . Nobody else has reviewed {emergencies.length === 1 ? "it" : "them"} yet.
    </div>
  );
}
