import { MessageSquarePlus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { SidewaysScroll } from "@/components/ui/sideways-scroll";
import type { DiffRow } from "@/lib/charts/prepare-diff-rows";

export type DiffTableProps = {
  rows: readonly DiffRow[];
  /** How many comments there are, by line of the new text. */
  commented?: ReadonlyMap<number, number>;
  /** The line that a link leads to. */
  marked?: number | null;
  /** `null`: nobody comments here. */
  onComment?: ((line: number) => void) | null;
};

/** Two texts, line by line, as a reader of code knows it. */
export function DiffTable({ rows, commented, marked = null, onComment = null }: DiffTableProps) {
  return (
    <SidewaysScroll>
      <table className="w-full border-collapse font-mono text-12">
        <thead className="sr-only">
          <tr>
            <th scope="col">Line before</th>
            <th scope="col">Line after</th>
            <th scope="col">Change</th>
            <th scope="col">Text</th>
            <th scope="col">Comment</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              comments={row.kind === "gap" ? 0 : (commented?.get(row.to ?? 0) ?? 0)}
              isMarked={row.kind !== "gap" && row.to !== null && row.to === marked}
              onComment={onComment}
            />
          ))}
        </tbody>
      </table>
    </SidewaysScroll>
  );
}

const SIGNS = { same: "", removed: "−", added: "+" } as const;
const SIGN_WORDS = { same: "unchanged", removed: "removed", added: "added" } as const;

type RowProps = {
  row: DiffRow;
  comments: number;
  /** The line that a link leads to. */
  isMarked: boolean;
  onComment: ((line: number) => void) | null;
};

function Row({ row, comments, isMarked, onComment }: RowProps) {
  if (row.kind === "gap") {
    return (
      <tr className="text-ink-3">
        <td colSpan={5} className="border-t pt-1 pb-0.5">
          {row.text}
        </td>
      </tr>
    );
  }
  const { kind, from, to, text } = row;
  return (
    <tr
      ref={isMarked ? showInPlace : undefined}
      aria-current={isMarked || undefined}
      className={cn(
        isMarked && "outline-2 -outline-offset-2 outline-focus",
        kind === "added" && "bg-sunken font-medium",
        kind === "removed" && "text-ink-2",
      )}
    >
      <td className="w-10 pr-2 text-right text-ink-3 tabular-nums">{from}</td>
      <td className="w-10 pr-2 text-right text-ink-3 tabular-nums">{to}</td>
      <td className="w-4">
        <span aria-hidden>{SIGNS[kind]}</span>
        <span className="sr-only">{SIGN_WORDS[kind]}</span>
      </td>
      <td className={cn("whitespace-pre", kind === "removed" && "line-through")}>{text}</td>
      <td className="w-14 text-right whitespace-nowrap">
        {comments === 0 ? null : <span className="text-ink-3">{comments} said</span>}
        {to === null || onComment === null ? null : (
          <button
            type="button"
            aria-label={`Comment on line ${to}`}
            onClick={() => onComment(to)}
            className="inline-flex size-6 items-center justify-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <MessageSquarePlus size={14} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  );
}

function showInPlace(row: HTMLElement | null) {
  row?.scrollIntoView({ block: "center" });
}
