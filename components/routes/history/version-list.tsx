"use client";

import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { RouteVersionWire } from "@/lib/contracts/route-versions";
import { useHistoryChoice } from "./use-history-choice";

export type VersionListProps = {
  versions: readonly RouteVersionWire[];
  /** For the page of older ones; `null`: there are none. */
  next: number | null;
  chosen: string | null;
};

/** Versions, the newest first, as `git log` tells them. */
export function VersionList({ versions, next, chosen }: VersionListProps) {
  const { time, timeAgo } = useTime();
  const { before, choose } = useHistoryChoice();
  return (
    <>
      <ol aria-label="Versions" reversed>
        {versions.map((version) => (
          <li key={version.sha} className="border-b">
            <button
              type="button"
              aria-current={version.sha === chosen || undefined}
              onClick={() => choose({ to: version.sha, from: null })}
              className={cn(
                "flex w-full flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5 pr-2 text-left hover:bg-sunken max-sm:pl-8",
                version.sha === chosen && "bg-sunken",
              )}
            >
              <span className="num w-10 shrink-0 text-ink-3 max-sm:-ml-8 max-sm:w-5">
                {version.number}
              </span>
              <span className="min-w-0 flex-1 basis-48 break-words">
                <span className="font-medium">{version.title}</span>
                {version.isEmergency ? (
                  <strong className="ml-2 font-semibold text-warn">without approvals</strong>
                ) : null}
              </span>
              <span className="text-12 text-ink-2">
                {version.authorName}
                {version.draft === null ? ", made elsewhere" : ""}
              </span>
              <span className="text-12 text-ink-3" title={time(version.at)}>
                {timeAgo(version.at)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="flex gap-2">
        {before === undefined ? null : (
          <Button size="s" onClick={() => choose({ before: null })}>
            Newest
          </Button>
        )}
        {next === null ? null : (
          <Button size="s" onClick={() => choose({ before: String(next) })}>
            Older
          </Button>
        )}
      </div>
    </>
  );
}
