import { formatSpan } from "@/lib/charts/format-duration";
import type { TailRow } from "@/lib/client/live-tail";

/** What went wrong in the provider's words, and that the row came late. */
export function TailError({ row: { attempt, lateMs } }: { row: TailRow }) {
  const text = attempt.errorPreview ?? attempt.errorCode;
  return (
    <>
      {lateMs === null ? null : (
        <span className="text-ink-3">
          {formatSpan(lateMs)} late{text === null ? "" : " · "}
        </span>
      )}
      {text === null ? null : (
        <span className="text-ink-2" title={text}>
          {text}
        </span>
      )}
    </>
  );
}
