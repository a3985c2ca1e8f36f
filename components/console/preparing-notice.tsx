"use client";

import { useQuery } from "@tanstack/react-query";
import { isNotReady } from "@/lib/client/api-error";
import { contextQuery } from "@/lib/client/context-query";

/** Says why the panels are still empty right after the start. */
export function PreparingNotice() {
  const { failureReason } = useQuery(contextQuery());
  if (!isNotReady(failureReason)) return null;
  return (
    <div role="status" className="border-b px-4 py-1.5 text-13 text-ink-2 md:px-6">
      {failureReason.message}
    </div>
  );
}
