"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { commentOnDraft } from "@/lib/client/route-drafts-query";
import type { RouteCommentDraft, RouteDraftWire } from "@/lib/contracts/route-drafts";

export type CommentFormProps = {
  draft: RouteDraftWire;
  label: string;
  place: Pick<RouteCommentDraft, "place" | "line" | "scenario" | "answers">;
  /** The line that another can be suggested for. */
  suggestFrom?: string;
  onAnswer: (draft: RouteDraftWire) => void;
  onClose?: () => void;
};

/** Something to say about a change; of a line also what it should be instead. */
export function CommentForm({
  draft,
  label,
  place,
  suggestFrom,
  onAnswer,
  onClose,
}: CommentFormProps) {
  const id = useId();
  const [body, setBody] = useState("");
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const saying = useMutation({
    mutationFn: () =>
      commentOnDraft(draft.id, {
        ...place,
        body,
        suggestion: suggestion ?? undefined,
        revision: draft.revision,
      }),
    onSuccess: (answer) => {
      setBody("");
      setSuggestion(null);
      onAnswer(answer);
    },
  });
  return (
    <form
      className="max-w-prose space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saying.isPending) saying.mutate();
      }}
    >
      <label htmlFor={id} className="block text-12 font-medium text-ink-2">
        {label}
      </label>
      <textarea
        id={id}
        required
        rows={3}
        value={body}
        className={AREA}
        onChange={({ target }) => setBody(target.value)}
      />
      {suggestFrom === undefined ? null : suggestion === null ? (
        <Button size="s" look="plain" onClick={() => setSuggestion(suggestFrom)}>
          Suggest another line
        </Button>
      ) : (
        <>
          <label htmlFor={`${id}-line`} className="block text-12 font-medium text-ink-2">
            The line instead
          </label>
          <textarea
            id={`${id}-line`}
            rows={2}
            value={suggestion}
            className={`${AREA} font-mono text-12`}
            onChange={({ target }) => setSuggestion(target.value)}
          />
        </>
      )}
      <Refusal error={saying.error} />
      <div className="flex gap-2">
        <Button type="submit" disabled={saying.isPending}>
          Comment
        </Button>
        {onClose === undefined ? null : (
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

const AREA = "w-full rounded-m border border-line bg-surface p-2 text-13 text-ink";
