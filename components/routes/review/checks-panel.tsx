"use client";

import Link from "next/link";
import { useMemo } from "react";
import { PanelFrame, type PanelQuery } from "@/components/console/panel-frame";
import { useTime } from "@/components/console/use-time";
import { CheckSummary } from "@/components/routes/check-summary";
import { checkWords } from "@/lib/charts/check-words";
import { formatCounted } from "@/lib/charts/format-number";
import { trafficOf } from "@/lib/charts/gateways-words";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import type { RouteChecks } from "@/lib/contracts/route-facts";
import type { CheckIssue } from "@/lib/core/routes/check-issue";
import { parseTable } from "@/lib/yaml/parse-table";

export type ChecksPanelProps = {
  draft: RouteDraftWire;
  query: PanelQuery<RouteChecks>;
  /** Ids of warnings that the reader accepts. */
  ticked: ReadonlySet<string>;
  onTick: (id: string, isTicked: boolean) => void;
};

/** What is wrong, and what a reviewer has to accept by a tick each. */
export function ChecksPanel({ draft, query, ticked, onTick }: ChecksPanelProps) {
  const { timeAgo } = useTime();
  const parsed = useMemo(() => parseTable(draft.text), [draft.text]);
  return (
    <PanelFrame<RouteChecks>
      title="Checks"
      query={query}
      note={({ asOf, gateways }) =>
        asOf === null
          ? "of the document alone: no traffic was looked at"
          : `traffic of ${trafficOf(gateways)} up to ${timeAgo(asOf)}`
      }
      partial={({ textHash }) =>
        textHash === draft.textHash
          ? null
          : "These checks are of a newer text than the one that you read."
      }
    >
      {({ issues, toTick }) => {
        if (issues === null) return <p>The text cannot be read, so nothing else was checked.</p>;
        if (issues.length === 0) return <p>Nothing was found.</p>;
        const found = sorted(issues);
        const isFirst = (issue: CheckIssue) => issue.severity === "error" || issue.isNew;
        const list = (some: readonly CheckIssue[]) => (
          <ul className="space-y-3">
            {some.map((issue) => (
              <Issue
                key={issue.id}
                issue={issue}
                line={issue.path.length === 0 ? null : (parsed.placeOf(issue.path)?.line ?? null)}
                tick={
                  draft.steps.judge.allowed && toTick.includes(issue.id)
                    ? { isTicked: ticked.has(issue.id), onTick }
                    : null
                }
              />
            ))}
          </ul>
        );
        const old = found.filter((issue) => !isFirst(issue));
        return (
          <div className="space-y-3">
            {found.some(isFirst) ? (
              list(found.filter(isFirst))
            ) : (
              <p>This change brings nothing new with it.</p>
            )}
            {old.length === 0 ? null : (
              <details>
                <summary className="w-fit text-ink-2">
                  {formatCounted(old.length, "warning")} that the version before has too
                </summary>
                <div className="pt-3">{list(old)}</div>
              </details>
            )}
          </div>
        );
      }}
    </PanelFrame>
  );
}

type IssueProps = {
  issue: CheckIssue;
  line: number | null;
  tick: { isTicked: boolean; onTick: (id: string, isTicked: boolean) => void } | null;
};

function Issue({ issue, line, tick }: IssueProps) {
  const { title } = checkWords(issue);
  const isError = issue.severity === "error";
  return (
    <li className="border-l-2 pl-3 data-error:border-warn" data-error={isError || undefined}>
      <CheckSummary issue={issue} />
      <p className="text-12 text-ink-3">
        {issue.isNew ? "New with this change" : "Was there before"}
        {issue.path.length === 0 ? "" : ` · ${issue.path.join(" › ")}`}
        {line === null ? null : (
          <>
            {" · "}
            <Link className="link" href={`?view=text&line=${line}`} scroll={false}>
              line {line}
            </Link>
          </>
        )}
      </p>
      {tick === null ? null : (
        <label className="mt-1 flex items-center gap-2">
          <input
            type="checkbox"
            checked={tick.isTicked}
            onChange={({ target }) => tick.onTick(issue.id, target.checked)}
          />
          I have seen this, and it is meant
          <span className="sr-only">: {title}</span>
        </label>
      )}
    </li>
  );
}

/** Errors first, then what the change brings with it. */
function sorted(issues: NonNullable<RouteChecks["issues"]>): CheckIssue[] {
  const rank = ({ severity, isNew }: CheckIssue) => (severity === "error" ? 0 : isNew ? 1 : 2);
  // The contract leaves open what each code says of itself; the server sends what its checks made.
  return (issues as unknown as CheckIssue[]).toSorted((one, other) => rank(one) - rank(other));
}
