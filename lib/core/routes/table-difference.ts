import { canonical } from "@/lib/core/audit/audit-entry";
import { plainTable } from "./plain-table";
import type { RouteTable } from "./route-table";
import { ENTRY_SECTIONS, SCENARIO_PARTS, type TableChange, WHOLE_SECTIONS } from "./table-change";

type Named = Readonly<Record<string, unknown>>;

/**
 * What changes from `base` to `target`, by scenario in the order of the target, then by section. `base` `null`: the table is new, so that
 * everything in it is a change. Applied to `base` it gives a table that says what `target` says (`apply-changes.ts`).
 */
export function tableDifference(base: RouteTable | null, target: RouteTable): TableChange[] {
  const before: Named = base === null ? { scenarios: {} } : plainTable(base);
  const after: Named = plainTable(target);
  return [
    ...scenarioChanges(before.scenarios as Named, after.scenarios as Named),
    ...ENTRY_SECTIONS.flatMap((kind) =>
      entryChanges(kind, named(before[kind]), named(after[kind])),
    ),
    ...WHOLE_SECTIONS.flatMap((kind) => changed({ kind }, [kind], before[kind], after[kind])),
  ];
}

function scenarioChanges(before: Named, after: Named): TableChange[] {
  return namesOf(before, after).flatMap((scenario) => {
    const [was, is] = [own(before, scenario), own(after, scenario)];
    const path = ["scenarios", scenario];
    if (was === undefined || is === undefined) {
      return changed({ kind: "scenario", scenario }, path, was, is);
    }
    return SCENARIO_PARTS.flatMap((kind) =>
      changed({ kind, scenario }, [...path, kind], (was as Named)[kind], (is as Named)[kind]),
    );
  });
}

function entryChanges(
  kind: (typeof ENTRY_SECTIONS)[number],
  before: Named,
  after: Named,
): TableChange[] {
  return namesOf(before, after).flatMap((name) =>
    changed({ kind, name }, [kind, name], own(before, name), own(after, name)),
  );
}

function changed(
  about: { kind: TableChange["kind"]; scenario?: string; name?: string },
  path: readonly string[],
  before: unknown = null,
  after: unknown = null,
): TableChange[] {
  if (canonical(before) === canonical(after)) return [];
  // Kind and value come from the same place of the document, which the types of its parts follow.
  return [{ ...about, path, before, after } as TableChange];
}

/** Those of the target in its order, then those that went. */
function namesOf(before: Named, after: Named): string[] {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return [...Object.keys(after), ...gone];
}

/** A scenario may have the name of something that every object inherits. */
function own(all: Named, name: string): unknown {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function named(section: unknown): Named {
  return (section ?? {}) as Named;
}
