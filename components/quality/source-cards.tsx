"use client";

import { useTime } from "@/components/console/use-time";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { SOURCE_WORDS } from "@/lib/charts/quality-words";
import type { QualitySource } from "@/lib/contracts/quality";

export type SourceCardsProps = {
  rows: readonly (QualitySource & { readonly gateway: string })[];
  className?: string;
};

/** The table of sources for a phone: what counts first, and what was not understood only where there is any. */
export function SourceCards({ rows, className }: SourceCardsProps) {
  const { timeAgo } = useTime();
  return (
    <ul aria-label="What was read from where" className={className}>
      {rows.map((row) => (
        <li key={`${row.gateway} ${row.kind} ${row.source}`} className="border-b py-2 first:pt-0">
          <p>
            <span className="font-medium">{row.gateway}</span>{" "}
            <span className="text-ink-3">{SOURCE_WORDS[row.kind]}</span>
          </p>
          <p className="font-mono text-12 break-all text-ink-3">{row.source}</p>
          <p>
            {formatCounted(row.lines, "line")}, {formatCounted(row.attempts, "attempt")}
            {notUnderstood(row)}
          </p>
          <p className="text-12 text-ink-3">
            {row.lastEventAt === null ? "no event yet" : `newest ${timeAgo(row.lastEventAt)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function notUnderstood({ unrecognised, malformed }: QualitySource): string {
  const parts = [
    unrecognised === 0 ? null : `${formatCount(unrecognised)} unrecognised`,
    malformed === 0 ? null : `${formatCount(malformed)} malformed`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? ", all understood" : `, ${parts.join(", ")}`;
}
