import { addRouteAuthor } from "@/db/control/add-route-author";
import { addRouteDraft } from "@/db/control/add-route-draft";
import { findRouteVersion } from "@/db/control/find-route-version";
import { liveRouteVersion } from "@/db/control/live-route-version";
import { tableScope } from "@/lib/core/routes/table-scope";
import { isTableName } from "@/lib/core/routes/version-name";
import { readVersion } from "@/lib/git/read-version";
import { audited } from "./audited";
import { demand } from "./demand";
import { draftHash } from "./draft-hash";
import { demandGoodWords } from "./good-route-words";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { routeAuthor } from "./route-author";
import { noteIfRefused } from "./route-refused";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";
import { syncRouteVersions } from "./sync-route-versions";

export type NewDraft = {
  readonly table: string;
  /** Left out: that of the version it begins from, or of the one that it brings back. */
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly ticket?: string | null | undefined;
  /** A version whose content is brought back. */
  readonly reverts?: string | undefined;
};

/**
 * Begins a draft from the newest version of a table; of a new table from nothing. Throws `not_found` for a version to bring
 * back that the table never had, and `invalid_body` for a bad name.
 */
export async function beginRouteDraft(
  stores: RouteStores,
  { table, title = "", reason = "", ticket = null, reverts, ...given }: NewDraft,
): Promise<RouteDraftView> {
  const scope = tableScope(table);
  // A name that somebody made up does not make an entry of its own: nobody fills the log by asking for many.
  const isKnown = liveRouteVersion(stores.control, table) !== null;
  return noteIfRefused(stores, `draft ${isKnown ? table : "a new table"}`, async () => {
    demand(stores, "routes.draft", scope);
    if (!isTableName(table)) {
      throw new ServiceError(
        "invalid_body",
        "table: a name has small letters, digits and hyphens, at most 64.",
      );
    }
    demandGoodWords({ title, reason, ticket, ...given });
    await syncRouteVersions(stores);
    const { control, repository, readTable, now, principal } = stores;
    const base = liveRouteVersion(control, table)?.sha ?? null;
    const text = given.text ?? (await textToBeginWith(repository, { table, base, reverts }));
    if (reverts !== undefined && findRouteVersion(control, { table, sha: reverts }) === null) {
      throw new ServiceError("not_found", "This table never had that version.");
    }
    const read = readTable(text);
    const hashes = {
      textHash: draftHash({ text, title, reason, ticket }),
      contentHash: read.kind === "table" ? read.contentHash : null,
      issues: read.kind === "table" ? 0 : read.issues,
    };
    const id = audited(stores, (tx, note) => {
      const author = routeAuthor(tx, principal);
      const draft = addRouteDraft(
        tx,
        {
          ...{ table, base, text, ...hashes, title, reason, ticket, reverts: reverts ?? null },
          savedBy: author.name,
        },
        now,
      );
      addRouteAuthor(tx, draft, author, now);
      const after = { base, textHash: hashes.textHash, reverts: reverts ?? null };
      note({ action: "route.draft_begun", subject: `${table} ${draft}`, after });
      return draft;
    });
    return readRouteDraft(stores, id);
  });
}

async function textToBeginWith(
  repository: RouteStores["repository"],
  asked: {
    readonly table: string;
    readonly base: string | null;
    readonly reverts: string | undefined;
  },
): Promise<string> {
  const from = asked.reverts ?? asked.base;
  if (from === null) return "";
  const found = await readVersion(repository, from, asked.table).catch(() => null);
  return found?.kind === "text" ? found.text : "";
}
