"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useId, useMemo } from "react";
import { ChangeSentences } from "@/components/routes/change-sentences";
import { Segmented } from "@/components/ui/segmented";
import { prepareTableChanges } from "@/lib/charts/prepare-table-changes";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { parseTable } from "@/lib/yaml/parse-table";
import { DraftTextDiff } from "./draft-text-diff";

export type ChangesPanelProps = {
  draft: RouteDraftWire;
  isOutdated: boolean;
  onAnswer: (draft: RouteDraftWire) => void;
};

const VIEWS = [
  { value: "words", text: "In words" },
  { value: "text", text: "As text" },
] as const;

/** What changes: a sentence per thing, the texts one tab away. */
export function ChangesPanel(props: ChangesPanelProps) {
  const id = useId();
  const path = usePathname();
  const search = useSearchParams();
  const view = search.get("view") === "text" ? "text" : "words";
  function choose(next: "words" | "text") {
    const params = new URLSearchParams(search);
    if (next === "text") params.set("view", next);
    else for (const name of ["view", "line"]) params.delete(name);
    window.history.replaceState(null, "", params.size === 0 ? path : `${path}?${params}`);
  }
  return (
    <section aria-labelledby={id}>
      <header className="flex min-h-8 flex-wrap items-center justify-between gap-2 border-b pb-1.5">
        <h2 id={id} className="text-14 font-semibold">
          What changes
        </h2>
        <Segmented label="Show the change" value={view} choices={VIEWS} onChoose={choose} />
      </header>
      <div className="pt-3">
        {view === "words" ? <InWords draft={props.draft} /> : <DraftTextDiff {...props} />}
      </div>
    </section>
  );
}

function InWords({ draft: { baseText, text } }: { draft: RouteDraftWire }) {
  const target = useMemo(() => parseTable(text), [text]);
  const base = useMemo(() => (baseText === null ? null : parseTable(baseText)), [baseText]);
  if (target.table === null) {
    return (
      <>
        <p>The text cannot be read as a route table, so nobody can approve it:</p>
        <ul className="mt-2 space-y-1 text-ink-2">
          {target.issues.map(({ line, column, message }) => (
            <li key={`${line}:${column}:${message}`}>
              {line === null ? "" : `Line ${line}: `}
              {message}
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (base !== null && base.table === null) {
    return (
      <p>The version that it began from cannot be read as a route table; read the text instead.</p>
    );
  }
  const changes = prepareTableChanges(base?.table ?? null, target.table);
  if (changes.length === 0) {
    return <p>Nothing that decides routing changes; comments or the order of the text may.</p>;
  }
  return <ChangeSentences changes={changes} />;
}
