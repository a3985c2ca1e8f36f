"use client";

import { usePathname, useSearchParams } from "next/navigation";

export const HISTORY_VIEWS = ["words", "text", "blame", "effect", "export"] as const;

/** What a shared link carries: which version, beside which, seen how. */
export function useHistoryChoice() {
  const path = usePathname();
  const search = useSearchParams();
  const view = HISTORY_VIEWS.find((one) => one === search.get("view")) ?? "words";
  const choose = (next: Readonly<Record<string, string | null>>) => {
    const params = new URLSearchParams(search);
    for (const [name, value] of Object.entries(next)) {
      if (value === null) params.delete(name);
      else params.set(name, value);
    }
    window.history.replaceState(null, "", params.size === 0 ? path : `${path}?${params}`);
  };
  const before = Number(search.get("before"));
  return {
    to: search.get("to"),
    from: search.get("from"),
    before: Number.isInteger(before) && before > 0 ? before : undefined,
    ...{ view, choose },
  };
}
