"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { applyDraftSuggestion, resolveDraftComment } from "@/lib/client/route-drafts-query";
import type { RouteCommentWire, RouteDraftWire } from "@/lib/contracts/route-drafts";
import { parseTable } from "@/lib/yaml/parse-table";
import { CommentForm } from "./comment-form";

export type CommentsPanelProps = {
  draft: RouteDraftWire;
  isOutdated: boolean;
  onAnswer: (draft: RouteDraftWire) => void;
};

/** What was said: of the whole change, of scenarios, of lines. */
export function CommentsPanel({ draft, isOutdated, onAnswer }: CommentsPanelProps) {
  const id = useId();
  const [scenario, setScenario] = useState("");
  const begun = draft.comments.filter(({ answers }) => answers === null);
  const { allowed, why } = draft.steps.comment;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-b pb-1.5 text-14 font-semibold">
        Comments
      </h2>
      <div className="space-y-5 pt-3">
        {begun.length === 0 ? <p className="text-ink-2">Nobody has said anything yet.</p> : null}
        {begun.map((comment) => (
          <Thread
            key={comment.id}
            comment={comment}
            draft={draft}
            isOutdated={isOutdated}
            onAnswer={onAnswer}
          />
        ))}
        {allowed && !isOutdated ? (
          <div className="space-y-2">
            <label className="flex flex-wrap items-center gap-2 text-12 text-ink-2">
              About
              <select
                className="h-7 max-w-full rounded-m border border-line bg-surface px-2 text-13 text-ink"
                value={scenario}
                onChange={({ target }) => setScenario(target.value)}
              >
                <option value="">the whole change</option>
                {scenariosOf(draft.text).map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <CommentForm
              draft={draft}
              label={scenario === "" ? "Comment on the change" : `Comment on ${scenario}`}
              place={scenario === "" ? { place: "draft" } : { place: "scenario", scenario }}
              onAnswer={onAnswer}
            />
          </div>
        ) : (
          <p className="text-ink-2">
            {isOutdated ? "Load the newest revision to comment on it." : why}
          </p>
        )}
      </div>
    </section>
  );
}

function Thread({
  comment,
  draft,
  isOutdated,
  onAnswer,
}: CommentsPanelProps & { comment: RouteCommentWire }) {
  const [answering, setAnswering] = useState(false);
  const isResolved = comment.resolvedAt !== null;
  const resolve = useMutation({
    mutationFn: () => resolveDraftComment(draft.id, comment.id, !isResolved),
    onSuccess: onAnswer,
  });
  const apply = useMutation({
    mutationFn: () => applyDraftSuggestion(draft.id, comment.id, draft.revision),
    onSuccess: onAnswer,
  });
  const answers = draft.comments.filter((other) => other.answers === comment.id);
  const where = whereWords(comment, draft);
  return (
    <article aria-label={`Comment of ${comment.name}`} className="border-l-2 pl-3">
      <p className="text-12 text-ink-3">
        {where}
        {isResolved ? ` · resolved by ${comment.resolvedBy ?? "somebody"}` : ""}
      </p>
      {comment.quoted === null ? null : (
        <pre className="text-12 break-words whitespace-pre-wrap text-ink-3">{comment.quoted}</pre>
      )}
      <Said comment={comment} />
      {comment.suggestion === null ? null : (
        <div className="my-1">
          <p className="text-12 text-ink-3">Suggested instead:</p>
          <pre className="bg-sunken p-1 text-12 break-words whitespace-pre-wrap">
            {comment.suggestion}
          </pre>
        </div>
      )}
      {answers.map((answer) => (
        <Said key={answer.id} comment={answer} />
      ))}
      <Refusal error={resolve.error ?? apply.error} />
      {draft.steps.comment.allowed && !isOutdated ? (
        <div className="mt-1 flex flex-wrap gap-1">
          <Button size="s" look="plain" onClick={() => setAnswering(!answering)}>
            Answer
          </Button>
          <Button
            size="s"
            look="plain"
            disabled={resolve.isPending}
            onClick={() => resolve.mutate()}
          >
            {isResolved ? "Open again" : "Resolve"}
          </Button>
          {comment.suggestion === null || isResolved || !draft.steps.save.allowed ? null : (
            <Button size="s" disabled={apply.isPending} onClick={() => apply.mutate()}>
              Apply the suggestion
            </Button>
          )}
        </div>
      ) : null}
      {answering ? (
        <CommentForm
          draft={draft}
          label={`Answer to ${comment.name}`}
          place={{ ...placeOf(comment), answers: comment.id }}
          onAnswer={(answer) => {
            setAnswering(false);
            onAnswer(answer);
          }}
          onClose={() => setAnswering(false)}
        />
      ) : null}
    </article>
  );
}

function Said({ comment }: { comment: RouteCommentWire }) {
  const { timeAgo } = useTime();
  return (
    <div className="mt-1">
      <span className="font-medium">{comment.name}</span>{" "}
      <span className="text-12 text-ink-3">{timeAgo(comment.at)}</span>
      <p className="max-w-prose break-words whitespace-pre-wrap">{comment.body}</p>
    </div>
  );
}

function placeOf({ place, line, scenario }: RouteCommentWire) {
  return { place, line: line ?? undefined, scenario: scenario ?? undefined };
}

function whereWords(comment: RouteCommentWire, draft: RouteDraftWire): string {
  switch (comment.place) {
    case "draft":
      return "The whole change";
    case "scenario":
      return `Scenario ${comment.scenario}`;
    case "line":
      return comment.revision === draft.revision
        ? `Line ${comment.line}`
        : `Line ${comment.line} of revision ${comment.revision}, which is not the newest`;
  }
}

function scenariosOf(text: string): string[] {
  return Object.keys(parseTable(text).table?.scenarios ?? {});
}
