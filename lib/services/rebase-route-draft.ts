import { keepRouteText } from "@/db/control/keep-route-text";
import { liveRouteVersion } from "@/db/control/live-route-version";
import type { MergeConflictWire, OfDraft, RouteRebased } from "@/lib/contracts/route-drafts";
import { type MergeConflict, mergeTables, resolveConflict } from "@/lib/core/routes/merge-tables";
import type { RouteTable } from "@/lib/core/routes/route-table";
import type { TableChange } from "@/lib/core/routes/table-change";
import { tableScope } from "@/lib/core/routes/table-scope";
import { editTable } from "@/lib/yaml/edit-table";
import { demand } from "./demand";
import { routeAuthor } from "./route-author";
import { routeBase } from "./route-base";
import { demandRule, noteIfRefused, RouteRefused } from "./route-refused";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";
import { saveOrTellBoth } from "./save-conflict";
import { ServiceError } from "./service-error";
import { routeDraftWire } from "./show-route-drafts";

type Choice = { readonly where: readonly string[]; readonly take: "ours" | "theirs" };
type Stores = RouteStores;

/**
 * Brings the newest version into a draft: three-way by scenario and section (`mergeTables`). Where both sides changed the same thing and no choice
 * is given, it changes nothing and answers the conflicts. The text is that of the newest version with the draft's changes in it, so that
 * nobody else's comments go; the draft's own text is kept beside it. It is an edit: verdicts on the draft do not count any more.
 */
export async function rebaseRouteDraft(
  stores: Stores,
  { id }: OfDraft,
  { revision, choices = [] }: { revision: number; choices?: readonly Choice[] | undefined },
): Promise<RouteRebased> {
  const { control, principal, now } = stores;
  const draft = knownDraft(control, id);
  return noteIfRefused(stores, `bring the newest version into ${draft.table} ${id}`, async () => {
    demand(stores, "routes.draft", tableScope(draft.table));
    if (draft.revision !== revision) {
      throw new RouteRefused({ code: "saved_meanwhile", by: draft.savedBy });
    }
    const live = liveRouteVersion(control, draft.table)?.sha ?? null;
    const newest = await routeBase(stores, draft.table, live);
    const from = await routeBase(stores, draft.table, draft.base);
    const ours = tableIn(stores, draft.text);
    const theirs = newest.text === null ? null : tableIn(stores, newest.text);
    if (ours === null) demandRule({ code: "not_readable", issues: Math.max(1, draft.issues) });
    if (live === null || newest.text === null || ours === null || theirs === null) {
      throw new ServiceError("conflict", "The newest version cannot be read: nothing to bring in.");
    }
    const base = from.text === null ? null : tableIn(stores, from.text);
    const merge = mergeTables(base, ours, theirs);
    const left = merge.conflicts.filter((conflict) => choiceFor(choices, conflict) === null);
    if (left.length > 0) return { draft: null, conflicts: left.map(conflictWire) };
    const merged = merge.conflicts.reduce(
      (table, conflict) =>
        resolveConflict(table, conflict, choiceFor(choices, conflict) ?? "theirs"),
      merge.merged,
    );
    control.transaction(
      (tx) => {
        const { key, name } = routeAuthor(tx, principal);
        keepRouteText(tx, { draft: id, revision, text: draft.text, key, name, at: now });
      },
      { behavior: "immediate" },
    );
    const text = editTable(newest.text, merged);
    const view = await saveOrTellBoth(stores, id, { revision, text, base: live });
    return { draft: await routeDraftWire(stores, view), conflicts: [] };
  });
}

function tableIn({ readTable }: Stores, text: string): RouteTable | null {
  const read = readTable(text);
  return read.kind === "table" ? read.table : null;
}

function choiceFor(choices: readonly Choice[], { where }: MergeConflict): Choice["take"] | null {
  const asked = JSON.stringify(where);
  return choices.find((choice) => JSON.stringify(choice.where) === asked)?.take ?? null;
}

function conflictWire({ where, part, ours, theirs }: MergeConflict): MergeConflictWire {
  return { where: [...where], part, ours: ours.map(changeWire), theirs: theirs.map(changeWire) };
}

function changeWire({ path, ...change }: TableChange) {
  return { ...change, path: [...path] };
}
