"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { DRAFT_STATE_WORDS, editWarning } from "@/lib/charts/route-review-words";
import { bePresentAtDraft, submitDraft } from "@/lib/client/route-drafts-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { SECOND_MS } from "@/lib/core/time/range";
import type { DraftEditor, EditorSnapshot } from "./draft-editor";
import { SaveLine } from "./save-line";

export type EditorHeaderProps = {
  draft: RouteDraftWire;
  editor: DraftEditor;
  snapshot: EditorSnapshot;
  canEdit: boolean;
};

/** What the server waits for before it takes somebody for gone is longer. */
const BEAT_MS = 30 * SECOND_MS;

/** Which draft it is, whether it is saved, who else is in it, and the way on. */
export function EditorHeader({ draft, editor, snapshot, canEdit }: EditorHeaderProps) {
  const { words } = snapshot;
  const review = `/routes/drafts/${encodeURIComponent(draft.id)}`;
  const warning = editWarning(draft);
  return (
    <header className="space-y-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-12 text-ink-3">
            <Link href={`/routes/tables/${encodeURIComponent(draft.table)}`} className="link">
              {draft.table}
            </Link>{" "}
            · {DRAFT_STATE_WORDS[draft.state]} ·{" "}
            <Link href={review} className="link">
              to the review
            </Link>
          </p>
          <h1 className="text-20 font-semibold break-words">{words.title || "No title yet"}</h1>
        </div>
        {canEdit ? <Submit {...{ draft, editor, review }} /> : null}
      </div>
      {canEdit ? (
        <SaveLine
          save={snapshot.save}
          conflict={snapshot.conflict}
          isKept={snapshot.isKept}
          onSave={() => void editor.saveNow()}
        />
      ) : (
        <p className="border-l-2 border-warn py-0.5 pl-3">
          You can read this draft, not edit it: {draft.steps.save.why}
        </p>
      )}
      <OthersEditing draft={draft} canEdit={canEdit} />
      {warning === null ? null : <p className="border-l-2 border-warn py-0.5 pl-3">{warning}</p>}
      <div className="grid gap-3 md:grid-cols-[2fr_1fr] xl:grid-cols-[3fr_1fr_4fr]">
        <Field
          label="Title"
          maxLength={200}
          autoComplete="off"
          disabled={!canEdit}
          value={words.title}
          onChange={({ target }) => editor.setWords({ title: target.value })}
        />
        <Field
          label="Ticket"
          maxLength={200}
          autoComplete="off"
          disabled={!canEdit}
          value={words.ticket ?? ""}
          onChange={({ target }) =>
            editor.setWords({ ticket: target.value === "" ? null : target.value })
          }
        />
        <label className="block text-12 font-medium text-ink-2 md:col-span-2 xl:col-span-1">
          <span className="mb-1 block">Reason</span>
          <textarea
            rows={1}
            maxLength={10_000}
            disabled={!canEdit}
            value={words.reason}
            className="field-sizing-content max-h-48 w-full rounded-m border border-line bg-surface px-2 py-1 text-13 font-normal text-ink"
            onChange={({ target }) => editor.setWords({ reason: target.value })}
          />
        </label>
      </div>
    </header>
  );
}

function Submit({
  draft,
  editor,
  review,
}: {
  draft: RouteDraftWire;
  editor: DraftEditor;
  review: string;
}) {
  const router = useRouter();
  const submission = useMutation({
    mutationFn: async () => {
      if (!(await editor.saveNow()))
        throw new Error("It is not saved yet, so it was not handed in.");
      await submitDraft(draft.id);
    },
    onSuccess: () => router.push(review),
  });
  // What is already handed in goes on by itself: an edit of it is in review at once.
  if (draft.phase !== "draft") return null;
  return (
    <div className="max-w-md space-y-2">
      <Button look="solid" disabled={submission.isPending} onClick={() => submission.mutate()}>
        Submit for review
      </Button>
      <Refusal error={submission.error} />
    </div>
  );
}

function OthersEditing({ draft, canEdit }: { draft: RouteDraftWire; canEdit: boolean }) {
  const here = useQuery({
    queryKey: ["route-draft-presence", draft.id, "edit"],
    queryFn: () => bePresentAtDraft(draft.id, canEdit),
    // Nobody who is not known can be named to others.
    enabled: draft.you !== null && (draft.phase === "draft" || draft.phase === "in_review"),
    refetchInterval: BEAT_MS,
    retry: false,
  });
  const others = here.data?.others ?? draft.presence.filter(({ key }) => key !== draft.you);
  return (
    <p role="status" className="text-12 text-ink-2 empty:hidden">
      {others.length === 0
        ? null
        : `Also here: ${others
            .map(({ name, isEditing }) => (isEditing ? `${name} (editing)` : name))
            .join(", ")}`}
    </p>
  );
}
