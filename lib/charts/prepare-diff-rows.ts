import type { RouteDifference } from "@/lib/contracts/route-versions";

export type DiffRow =
  | { readonly kind: "gap"; readonly key: string; readonly text: string }
  | {
      readonly kind: "same" | "removed" | "added";
      readonly key: string;
      readonly text: string;
      /** From 1; `null`: the line is not on that side. */
      readonly from: number | null;
      readonly to: number | null;
    };

type Hunk = NonNullable<RouteDifference["hunks"]>[number];

/** Lines of a difference with their numbers on either side. */
export function prepareDiffRows(hunks: readonly Hunk[]): DiffRow[] {
  return hunks.flatMap((hunk) => [
    { kind: "gap", key: `@${hunk.from},${hunk.to}`, text: `Line ${hunk.to}` } as const,
    ...rowsOf(hunk),
  ]);
}

function rowsOf(hunk: Hunk): DiffRow[] {
  const rows: DiffRow[] = [];
  // A side without lines gives the line after which they stand.
  const has = (...kinds: string[]) => hunk.lines.some(({ kind }) => kinds.includes(kind));
  let from = has("same", "removed") ? hunk.from : hunk.from + 1;
  let to = has("same", "added") ? hunk.to : hunk.to + 1;
  for (const { kind, text } of hunk.lines) {
    switch (kind) {
      case "same":
        rows.push({ kind, key: `${from}=${to}`, text, from: from++, to: to++ });
        break;
      case "removed":
        rows.push({ kind, key: `-${from}`, text, from: from++, to: null });
        break;
      case "added":
        rows.push({ kind, key: `+${to}`, text, from: null, to: to++ });
        break;
      case "no_end":
        break;
    }
  }
  return rows;
}
