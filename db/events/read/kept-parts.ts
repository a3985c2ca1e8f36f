import { readDensity } from "@/db/events/store/density";
import type { Cube } from "@/lib/core/rollup/cubes";
import { keptFrom, surroundingLevel } from "@/lib/core/rollup/kept-from";
import { levelSince } from "@/lib/core/rollup/kept-since";
import type { Segment } from "@/lib/core/rollup/levels";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

/**
 * Cuts a segment into parts whose buckets the cube keeps and parts whose rows must be counted; parts
 * without attempts are left out. Days whose rows were dropped have no such parts: see `keptPieces`.
 */
export function keptParts(context: ReadContext, cube: Cube, segment: Segment): Segment[] {
  const { level, from, to } = segment;
  if (level === "rows" || level >= HOUR_MS) return [segment];
  const kept = keptFrom(cube, level);
  const since = levelSince(context.keptSince(), level);
  if (kept === 0 && from >= since) return [segment];

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
    if (!context.hasDay(Math.floor(start / DAY_MS))) continue;
    const answers = attempts >= kept && start >= since ? level : "rows";
    append(parts, { level: answers, ...bounds });
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
