import { useTime } from "@/components/console/use-time";
import { auditChanges } from "@/lib/charts/audit-changes";
import type { AuditEntryWire } from "@/lib/contracts/audit";

/** Before and after, in words, value by value. */
export function AuditChanges({ entry }: { entry: Pick<AuditEntryWire, "before" | "after"> }) {
  const { time } = useTime();
  const changes = auditChanges(entry.before, entry.after, time);
  if (changes.length === 0) return null;
  return (
    <dl className="space-y-0.5 text-12">
      {changes.map(({ what, before, after }) => (
        <div key={what} className="flex flex-wrap gap-x-1.5">
          <dt className="text-ink-3">{what}</dt>
          <dd className="break-words">
            {before === null ? null : (
              <del className={after === null ? "text-ink-3" : "text-ink-3 no-underline"}>
                {before}
              </del>
            )}
            {before === null || after === null ? null : <span className="text-ink-3"> → </span>}
            {after === null ? null : <ins className="no-underline">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
