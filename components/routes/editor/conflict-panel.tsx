"use client";

import { useId, useMemo } from "react";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { prepareTableChanges } from "@/lib/charts/prepare-table-changes";
import { mergeTables } from "@/lib/core/routes/merge-tables";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { editTable } from "@/lib/yaml/edit-table";
import { parseTable } from "@/lib/yaml/parse-table";
import type { EditConflict } from "./draft-editor";

export type ConflictPanelProps = {
  conflict: EditConflict;
  mine: string;
  onResolve: (text: string) => void;
};

/** Somebody saved while one edited: both texts, what each did, and what to do about it. Nothing is lost either way. */
export function ConflictPanel({ conflict, mine, onResolve }: ConflictPanelProps) {
  const id = useId();
  const { timeAgo } = useTime();
  const sides = useMemo(() => bothSides(conflict, mine), [conflict, mine]);
  return (
    <section aria-labelledby={id} role="alert" className="space-y-3 border-l-2 border-warn pl-3">
      <h2 id={id} className="text-14 font-semibold">
        {conflict.savedBy} saved this draft {timeAgo(conflict.savedAt)}, while you edited it
      </h2>
      <p className="max-w-prose text-ink-2">
        Nothing was overwritten, and nothing is saved until you choose. Your text stays in this
        browser, and can be brought back with Undo.
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <Side title={`What ${conflict.savedBy} has`} text={conflict.text} changes={sides.theirs} />
        <Side title="What you have" text={mine} changes={sides.ours} />
      </div>
      <div className="flex flex-wrap gap-2">
        {sides.together === null ? null : (
          <Button look="solid" onClick={() => onResolve(sides.together ?? mine)}>
            Keep both changes
          </Button>
        )}
        <Button onClick={() => onResolve(conflict.text)}>Take theirs</Button>
        <Button onClick={() => onResolve(mine)}>Keep mine in its place</Button>
      </div>
      {sides.together === null ? (
        <p className="text-12 text-ink-3">
          They cannot be put together: both changed the same, or one of the texts cannot be read.
        </p>
      ) : null}
    </section>
  );
}

function Side({
  title,
  text,
  changes,
}: {
  title: string;
  text: string;
  changes: readonly string[] | null;
}) {
  return (
    <div className="min-w-0 space-y-2">
      <h3 className="font-medium">{title}</h3>
      {changes === null ? <p className="text-ink-2">It cannot be read as a route table.</p> : null}
      {changes?.length === 0 ? <p className="text-ink-2">It says what both began from.</p> : null}
      <ul className="space-y-1">
        {changes?.slice(0, 20).map((change) => (
          <li key={change} className="break-words text-ink-2">
            {change}
          </li>
        ))}
      </ul>
      {/* What scrolls must be reached by keys. */}
      <section
        tabIndex={0}
        aria-label={`${title}, as text`}
        className="max-h-60 overflow-auto border p-2"
      >
        <pre className="font-mono text-12">{text}</pre>
      </section>
    </div>
  );
}

function bothSides({ from, text }: EditConflict, mine: string) {
  const base = parseTable(from).table;
  const ours = parseTable(mine).table;
  const theirs = parseTable(text).table;
  const said = (table: RouteTable | null) =>
    table === null || base === null
      ? null
      : prepareTableChanges(base, table).flatMap(({ subject, sentences }) =>
          sentences.map((sentence) => `${subject}: ${sentence}`),
        );
  return { ours: said(ours), theirs: said(theirs), together: together() };

  function together(): string | null {
    if (base === null || ours === null || theirs === null) return null;
    const { merged, conflicts } = mergeTables(base, ours, theirs);
    return conflicts.length > 0 ? null : editTable(text, merged);
  }
}
