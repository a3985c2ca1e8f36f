"use client";

import type { May } from "@/components/account/use-may";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";

/** Beside a panel's title: which version this is. */
export function VersionNote({
  answer: { version, editedAt },
}: {
  answer: { version: number; editedAt: number | null };
}) {
  const { timeAgo } = useTime();
  if (editedAt === null) return "as delivered, never edited";
  return `version ${version}, saved ${timeAgo(editedAt)}`;
}

export type DraftActionsProps = {
  /** What is saved, for the button's name. */
  of: string;
  draft: {
    changed: boolean;
    saving: boolean;
    overtaken: boolean;
    save: () => unknown;
    discard: () => unknown;
  };
  may: May;
};

/** Save or discard; says by itself whether there is anything to save. */
export function DraftActions({ of, draft, may }: DraftActionsProps) {
  const { changed, saving, overtaken } = draft;
  return (
    <>
      <span role="status" className="text-12 text-ink-3">
        {saving ? "Saving…" : changed ? "Not saved yet" : ""}
      </span>
      <Button look="plain" disabled={!changed || saving} onClick={() => draft.discard()}>
        Discard
      </Button>
      <Button
        look="solid"
        aria-label={`Save ${of}`}
        disabled={!changed || saving || overtaken || !may.allowed}
        title={may.why ?? undefined}
        onClick={() => draft.save()}
      >
        Save
      </Button>
    </>
  );
}
