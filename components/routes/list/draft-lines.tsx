"use client";

import Link from "next/link";
import { useTime } from "@/components/console/use-time";
import { formatCounted } from "@/lib/charts/format-number";
import { DRAFT_STATE_WORDS, WAITS_WORDS } from "@/lib/charts/route-review-words";
import type { RouteDraftLineWire } from "@/lib/contracts/route-versions";

/** Changes that are under way, each with what it still needs. */
export function DraftLines({
  label,
  drafts,
}: {
  label: string;
  drafts: readonly RouteDraftLineWire[];
}) {
  const { timeAgo } = useTime();
  return (
    <ul aria-label={label}>
      {drafts.map((draft) => (
        <li
          key={draft.id}
          className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b py-1.5"
        >
          <Link
            href={`/routes/drafts/${encodeURIComponent(draft.id)}`}
            className="link min-w-0 font-medium break-words"
          >
            {draft.title || "No title yet"}
          </Link>
          <span className="text-ink-2">
            {DRAFT_STATE_WORDS[draft.state]}
            {neededWords(draft)}
            {draft.waits === null ? null : (
              <strong className="font-medium text-ink"> · {WAITS_WORDS[draft.waits]}</strong>
            )}
          </span>
          <span className="text-12 text-ink-3">
            {draft.table} · {draft.authors.join(", ")} · saved {timeAgo(draft.savedAt)}
            {draft.ticket === null ? "" : ` · ${draft.ticket}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function neededWords({ state, missing, missingGroups }: RouteDraftLineWire): string {
  if (state !== "in_review") return "";
  const groups = missingGroups.map((group) => `somebody of ${group}`);
  const parts = [...(missing > 0 ? [formatCounted(missing, "approval")] : []), ...groups];
  return parts.length === 0 ? "" : `, needs ${parts.join(" and ")}`;
}
