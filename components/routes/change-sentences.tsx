import type { SubjectChanges } from "@/lib/charts/prepare-table-changes";

/** What a change does, as sentences under what they are about. */
export function ChangeSentences({ changes }: { changes: readonly SubjectChanges[] }) {
  return (
    <dl className="space-y-3">
      {changes.map(({ subject, scenario, sentences }) => (
        <div key={`${scenario}/${subject}`}>
          <dt className="font-medium">{subject}</dt>
          {sentences.map((sentence) => (
            <dd key={sentence} className="max-w-prose break-words text-ink-2">
              {sentence}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
