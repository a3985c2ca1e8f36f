import { canonical } from "@/lib/core/audit/audit-entry";
import { applyChanges } from "./apply-changes";
import type { RouteTable } from "./route-table";
import type { ChangePath, TableChange } from "./table-change";
import { tableDifference } from "./table-difference";

/** Both sides changed the same thing, each in its own way. */
export type MergeConflict = {
  /** Of a chain, which is primary and fallbacks together, that of its scenario. */
  readonly where: ChangePath;
  readonly part: "scenario" | "chain" | TableChange["kind"];
  readonly ours: readonly TableChange[];
  readonly theirs: readonly TableChange[];
};

export type MergedTables = {
  /** With every change that is in no conflict; a conflict's place is as in the base. */
  readonly merged: RouteTable;
  readonly conflicts: readonly MergeConflict[];
};

/** Lists in which each entry stands for itself: two sides that add or take away different ones do not disagree. */
const SETS = ["banned", "allow", "acknowledged"] as const;

/**
 * Three-way merge by scenario and section. A change of one side only is taken, the same change of both is taken once, and different ones of the
 * same thing are a conflict: no side's change is ever dropped silently. A chain's primary and fallbacks are one thing, because what one side wrote was
 * meant beside what it saw of the other.
 */
export function mergeTables(
  base: RouteTable | null,
  ours: RouteTable,
  theirs: RouteTable,
): MergedTables {
  const units = byUnit(tableDifference(base, ours), tableDifference(base, theirs));
  const taken: TableChange[] = [];
  const conflicts: MergeConflict[] = [];
  for (const { where, part, our, their } of units.values()) {
    const together = our.length === 0 || their.length === 0 || isSame(our, their);
    const set = together ? null : mergedSet(our, their);
    if (together) taken.push(...(our.length === 0 ? their : our));
    else if (set !== null) taken.push(set);
    else conflicts.push({ where, part, ours: our, theirs: their });
  }
  return { merged: applyChanges(base, taken), conflicts };
}

/** A merge with what somebody chose of one side in place of a conflict. */
export function resolveConflict(
  merged: RouteTable,
  conflict: MergeConflict,
  take: "ours" | "theirs",
): RouteTable {
  return applyChanges(merged, conflict[take]);
}

type Unit = {
  readonly where: ChangePath;
  readonly part: MergeConflict["part"];
  readonly our: TableChange[];
  readonly their: TableChange[];
};

function byUnit(ours: readonly TableChange[], theirs: readonly TableChange[]) {
  const whole = new Set(
    [...ours, ...theirs].flatMap((change) => (change.kind === "scenario" ? [change.scenario] : [])),
  );
  const units = new Map<string, Unit>();
  const add = (side: "our" | "their", change: TableChange) => {
    const { where, part } = unitOf(change, whole);
    const key = canonical([part, where]);
    const unit = units.get(key) ?? { where, part, our: [], their: [] };
    units.set(key, unit);
    unit[side].push(change);
  };
  for (const change of ours) add("our", change);
  for (const change of theirs) add("their", change);
  return units;
}

/** A scenario that one side takes away or both add is one thing with all that is in it. */
function unitOf(change: TableChange, whole: ReadonlySet<string>): Pick<Unit, "where" | "part"> {
  if (!("scenario" in change)) return { where: change.path, part: change.kind };
  const where = ["scenarios", change.scenario];
  if (whole.has(change.scenario)) return { where, part: "scenario" };
  if (change.kind === "primary" || change.kind === "fallbacks") return { where, part: "chain" };
  return { where: change.path, part: change.kind };
}

function isSame(ours: readonly TableChange[], theirs: readonly TableChange[]): boolean {
  return canonical(ours) === canonical(theirs);
}

/** `null`: it is no set, or what it would be is not what either side meant. */
function mergedSet(
  [our]: readonly TableChange[],
  [their]: readonly TableChange[],
): TableChange | null {
  if (our === undefined || their === undefined || !SETS.some((kind) => kind === our.kind)) {
    return null;
  }
  // No `allow` is no limit, and an empty one is nothing at all: neither is a set to add to.
  const ends = [our.before, our.after, their.after];
  if (our.kind === "allow" && ends.includes(null)) return null;
  const [before, mine, yours] = ends.map(entriesOf);
  if (before == null || mine == null || yours == null) return null;
  const kept = [...yours].filter(([key]) => mine.has(key) || !before.has(key));
  const added = [...mine].filter(([key]) => !before.has(key) && !yours.has(key));
  const after = [...kept, ...added].map(([, one]) => one);
  if (our.kind === "allow" && after.length === 0) return null;
  return { ...our, after: after.length === 0 ? null : after } as TableChange;
}

/** `null`: something stands in it twice. */
function entriesOf(value: unknown): Map<string, unknown> | null {
  const list = Array.isArray(value) ? value : [];
  const entries = new Map(list.map((one) => [canonical(one), one]));
  return entries.size === list.length ? entries : null;
}
