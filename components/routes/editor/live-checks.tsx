"use client";

import { useState } from "react";
import { CheckSummary } from "@/components/routes/check-summary";
import { Button } from "@/components/ui/button";
import { formatCounted } from "@/lib/charts/format-number";
import type { CheckIssue } from "@/lib/core/routes/check-issue";
import type { AcknowledgedGap } from "@/lib/core/routes/route-table";
import { CommitInput } from "./commit-input";

export type LiveChecksProps = {
  issues: readonly CheckIssue[];
  /** `null`: the text cannot be read. */
  isReadable: boolean;
  /** What is known of traffic, in words. */
  asOf: string;
  canEdit: boolean;
  onPlace: (issue: CheckIssue) => void;
  onAcknowledge: (gap: AcknowledgedGap) => void;
};

/** More than so many are counted, not shown: whoever mends the first ones sees the next. */
const MOST_SHOWN = 50;

/** What the checks say while somebody edits: the same functions as in the review. */
export function LiveChecks({ issues, isReadable, asOf, canEdit, ...on }: LiveChecksProps) {
  const [all, setAll] = useState(false);
  const isFirst = ({ severity, isNew }: CheckIssue) => severity === "error" || isNew;
  const first = issues.filter(isFirst);
  const shown = (all ? [...first, ...issues.filter((issue) => !isFirst(issue))] : first).slice(
    0,
    MOST_SHOWN,
  );
  const old = issues.length - first.length;
  return (
    <section aria-label="Checks" className="space-y-2">
      <h2 className="text-14 font-semibold">Checks</h2>
      <p className="text-12 text-ink-3">{asOf}</p>
      <p role="status">
        {!isReadable
          ? "The text cannot be read as a route table, so nothing else is checked."
          : first.length === 0
            ? "This change brings nothing new with it."
            : formatCounted(first.length, "thing to look at", "things to look at")}
      </p>
      <ul className="space-y-3">
        {shown.map((issue) => (
          <Issue key={issue.id} {...{ issue, canEdit }} {...on} />
        ))}
      </ul>
      {shown.length < first.length ? (
        <p className="text-ink-2">and {formatCounted(first.length - shown.length, "other")}</p>
      ) : null}
      {old === 0 ? null : (
        <Button size="s" look="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? "Only what is new"
            : `${formatCounted(old, "warning")} that the version before has too`}
        </Button>
      )}
    </section>
  );
}

type IssueProps = { issue: CheckIssue } & Pick<
  LiveChecksProps,
  "canEdit" | "onPlace" | "onAcknowledge"
>;

function Issue({ issue, canEdit, onPlace, onAcknowledge }: IssueProps) {
  const isError = issue.severity === "error";
  return (
    <li className="border-l-2 pl-3 data-error:border-warn" data-error={isError || undefined}>
      <CheckSummary issue={issue} />
      {issue.path.length === 0 ? null : (
        <button
          type="button"
          className="link text-left text-12 break-all"
          onClick={() => onPlace(issue)}
        >
          {issue.path.join(" › ")}
          <span className="sr-only">: show it</span>
        </button>
      )}
      {canEdit && issue.code === "capability_gap" && issue.scenario !== null ? (
        <CommitInput
          aria-label={`Why the gap from ${issue.from} to ${issue.to} in ${issue.scenario} is accepted`}
          placeholder="Accept it because …, Enter"
          className="mt-1"
          value=""
          onCommit={(why) => {
            const { scenario, from, to } = issue;
            if (why !== "" && scenario !== null) onAcknowledge({ scenario, from, to, why });
          }}
        />
      ) : null}
    </li>
  );
}
