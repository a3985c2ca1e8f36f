"use client";

import { formatCounted } from "@/lib/charts/format-number";
import type { SubjectChanges } from "@/lib/charts/prepare-table-changes";

export type LiveChangesProps = {
  /** `null`: the text cannot be read. */
  changes: readonly SubjectChanges[] | null;
  isNew: boolean;
  onScenario: (name: string) => void;
};

const MOST_SHOWN = 50;

/** What the draft changes, in words. */
export function LiveChanges({ changes, isNew, onScenario }: LiveChangesProps) {
  return (
    <section aria-label="What changes" className="space-y-2">
      <h2 className="text-14 font-semibold">What changes</h2>
      <p className="text-12 text-ink-3">
        {isNew ? "the table is new" : "against the version that it began from"}
      </p>
      {changes === null ? <p>It can be said when the text can be read.</p> : null}
      {changes?.length === 0 ? <p>Nothing yet.</p> : null}
      <ul className="space-y-2">
        {changes?.slice(0, MOST_SHOWN).map(({ subject, scenario, sentences }) => (
          <li key={`${scenario === null} ${subject}`} className="break-words">
            {scenario === null ? (
              <h3 className="font-medium">{subject}</h3>
            ) : (
              <h3>
                <button
                  type="button"
                  className="link text-left font-medium break-all"
                  onClick={() => onScenario(scenario)}
                >
                  {subject}
                </button>
              </h3>
            )}
            {sentences.map((sentence) => (
              <p key={sentence} className="text-ink-2">
                {sentence}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {changes !== null && changes.length > MOST_SHOWN ? (
        <p className="text-ink-2">and {formatCounted(changes.length - MOST_SHOWN, "other")}</p>
      ) : null}
    </section>
  );
}
