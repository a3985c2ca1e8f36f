"use client";

import { useQuery } from "@tanstack/react-query";
import { PanelFailure } from "@/components/console/panel-frame";
import { useTime } from "@/components/console/use-time";
import { SidewaysScroll } from "@/components/ui/sideways-scroll";
import { Skeleton } from "@/components/ui/skeleton";
import { routeBlameQuery } from "@/lib/client/route-versions-query";
import type { OfVersion, RouteBlame } from "@/lib/contracts/route-versions";

/** The text of a version, with the version that each line came with. */
export function BlameView(version: OfVersion) {
  const blame = useQuery(routeBlameQuery(version));
  if (blame.data !== undefined) return <Lines blame={blame.data} />;
  if (blame.isError) return <PanelFailure error={blame.error} retry={blame.refetch} />;
  return (
    <div role="status" aria-label="Reading">
      <Skeleton className="h-40" />
    </div>
  );
}

function Lines({ blame: { lines, commits } }: { blame: RouteBlame }) {
  const { timeAgo } = useTime();
  return (
    <SidewaysScroll>
      <table className="w-full border-collapse text-12">
        <thead className="sr-only">
          <tr>
            <th scope="col">Came with</th>
            <th scope="col">Line</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {numbered(lines).map(({ text, sha, line, isFirst }) => {
            const commit = commits[sha];
            return (
              <tr key={line} className={isFirst ? "border-t" : undefined}>
                <td className="pr-3 whitespace-nowrap text-ink-3">
                  {isFirst && commit !== undefined
                    ? `${commit.version === null ? sha.slice(0, 10) : `Version ${commit.version.number}`}, ${commit.authorName}, ${timeAgo(commit.authoredAt)}`
                    : null}
                </td>
                <td className="w-10 pr-2 text-right font-mono text-ink-3 tabular-nums">{line}</td>
                <td className="font-mono whitespace-pre">{text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </SidewaysScroll>
  );
}

function numbered(lines: RouteBlame["lines"]) {
  return lines.map((line, at) => ({
    ...line,
    line: at + 1,
    isFirst: lines[at - 1]?.sha !== line.sha,
  }));
}
