import { addUser } from "@/db/control/add-user";
import { findUser } from "@/db/control/find-user";
import { listGrants } from "@/db/control/list-grants";
import { replaceGrants } from "@/db/control/replace-grants";
import { setUserDisabled } from "@/db/control/set-user-disabled";
import { type Grant, LOCAL, type Principal } from "@/lib/core/access/principal";
import type { Role } from "@/lib/core/access/role";
import type { TeamRemote } from "@/lib/git/team-remote";
import { beginRouteDraft, type NewDraft } from "@/lib/services/begin-route-draft";
import { commitRouteDraft } from "@/lib/services/commit-route-draft";
import { judgeRouteDraft } from "@/lib/services/judge-route-draft";
import type { RouteDraftView } from "@/lib/services/read-route-draft";
import { submitRouteDraft } from "@/lib/services/submit-route-draft";
import { tempStores } from "../stores/temp-store";
import { openRouteStores } from "./open-route-stores";

export const NOON = Date.UTC(2026, 10, 22, 12);

/** A table of one chain; `review` as YAML of its policy. */
export function tableText(primary: string, review = ""): string {
  const policy = review === "" ? "" : `review: ${review}\n`;
  return `# Who gets what\nscenarios:\n  default:\n    primary: ${primary}\n    fallbacks: [z/spare]\n${policy}`;
}

/** People with roles, who write and judge in one set of stores. */
export async function routeScene(remote: TeamRemote | null = null) {
  const dataDir = tempStores();
  const open = await openRouteStores(dataDir, remote);
  const { control, repository } = open(LOCAL, NOON);
  let now = NOON;
  const later = () => {
    now += 1_000;
    return now;
  };
  const setGrants = (id: string, grants: readonly Grant[]) =>
    control.transaction((tx) => replaceGrants(tx, id, "person", grants));
  const person = (name: string, ...roles: (Role | Grant)[]) => {
    const email = `${name.toLowerCase()}@acme.example`;
    const id = addUser(control, { name, email }, NOON);
    setGrants(
      id,
      roles.map((role) =>
        typeof role === "string" ? { role, gateways: null, environments: null } : role,
      ),
    );
    const principal = (): Principal => ({
      ...{ kind: "person", id, name, email, via: "session", sessionId: null },
      grants: listGrants(control, id),
    });
    return {
      ...{ id, email, principal, stores: () => open(principal(), later()) },
      grant: (...grants: Grant[]) => setGrants(id, grants),
      disable: () => setUserDisabled(control, id, true, now),
      exists: () => findUser(control, { id }) !== null,
    };
  };
  const seenOf = ({ draft }: RouteDraftView) => ({
    contentHash: draft.contentHash ?? "",
    textHash: draft.textHash,
  });
  type Person = ReturnType<typeof person>;
  return {
    ...{ dataDir, control, repository, person, seenOf },
    local: () => open(LOCAL, later()),
    as: (principal: Principal) => open(principal, later()),
    rows: (sql: string) => control.$client.prepare(sql).all() as Record<string, unknown>[],
    /** What was written to the audit log, oldest first, as `action subject`. */
    entries: () =>
      control.$client
        .prepare("SELECT action || ' ' || subject FROM audit_entries ORDER BY seq")
        .pluck()
        .all() as string[],
    /** A draft in review. */
    async inReview(author: Person, draft: NewDraft) {
      const begun = await beginRouteDraft(author.stores(), { title: "Change", ...draft });
      return submitRouteDraft(author.stores(), begun.draft.id);
    },
    /** A version, written by one and approved by the other. */
    async version(author: Person, reviewer: Person, table: string, text: string) {
      const begun = await beginRouteDraft(author.stores(), { table, text, title: `Set ${table}` });
      const { id } = begun.draft;
      const seen = seenOf(await submitRouteDraft(author.stores(), id));
      await judgeRouteDraft(reviewer.stores(), id, { verdict: "approve", seen });
      return commitRouteDraft(author.stores(), id, seen);
    },
  };
}
