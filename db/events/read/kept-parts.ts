import { readDensity } from "@/db/events/store/density";
import type { Cube } from "@/lib/core/rollup/cubes";
import { keptFrom, surroundingLevel } from "@/lib/core/rollup/kept-from";
import type { Segment } from "@/lib/core/rollup/levels";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

/**
 * Cuts a segment into parts whose buckets the cube keeps and parts whose rows must be counted; parts
 * without attempts are left out. Of a day whose rows were dropped, the next coarser buckets answer.
 */
export function keptParts(context: ReadContext, cube: Cube, segment: Segment): Segment[] {
  const { level, from, to } = segment;
  const kept = level === "rows" ? 0 : keptFrom(cube, level);
  if (level === "rows" || kept === 0) return [segment];

  const surrounding = surroundingLevel(level);
  const first = Math.floor(from / surrounding);
  const parts: Segment[] = [];
  for (const [index, attempts] of readDensity(
    context.db,
    surrounding,
    first,
    Math.ceil(to / surrounding),
  )) {
    const start = index * surrounding;
    const bounds = { from: Math.max(from, start), to: Math.min(to, start + surrounding) };
    // Rows and minutes go when their day is dropped; coarser buckets stay.
    const open = context.hasDay(Math.floor(start / DAY_MS));
    if (attempts >= kept && (open || level !== MINUTE_MS)) append(parts, { level, ...bounds });
    else if (open) append(parts, { level: "rows", ...bounds });
    else if (bounds.to - bounds.from === surrounding) {
      parts.push(...keptParts(context, cube, { level: surrounding, ...bounds }));
    }
  }
  return parts;
}

/** Neighbours that are read in the same way become one part. */
function append(parts: Segment[], part: Segment): void {
  const last = parts.at(-1);
  if (last?.level === part.level && last.to === part.from)
    parts[parts.length - 1] = { ...last, to: part.to };
  else parts.push(part);
}
