"use client";

import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { contextQuery } from "@/lib/client/context-query";
import { live } from "@/lib/client/live";
import { isHeld } from "./is-held";

/** While `active`: what is shown is read again when the server says that something changed. */
export function useLiveUpdates(active: boolean): void {
  const client = useQueryClient();
  // synchronises with: the server's stream of events
  useEffect(() => {
    if (!active) return;
    return live.refresher.start({
      refresh: () => client.refetchQueries({ type: "active", predicate: isInOnePiece }),
      isHeld,
      firstVersion: () => client.getQueryData(contextQuery().queryKey)?.version ?? null,
    });
  }, [active, client]);
}

/** Somebody who has loaded older pages reads further down, where every new row would move theirs. */
function isInOnePiece({ state: { data } }: Query): boolean {
  const paged = typeof data === "object" && data !== null && "pages" in data;
  return !(paged && Array.isArray(data.pages) && data.pages.length > 1);
}
