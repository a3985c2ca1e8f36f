import { join } from "node:path";
import type { RouteVersionRow } from "@/db/control/add-route-version";
import { findRouteHead } from "@/db/control/find-route-head";
import { findRouteIntent } from "@/db/control/find-route-intent";
import { listRouteTables } from "@/db/control/list-route-tables";
import { listRouteVersions } from "@/db/control/list-route-versions";
import type { ControlDb } from "@/db/open-control";
import { listTables } from "@/lib/git/list-tables";
import { readHead } from "@/lib/git/read-ref";
import { MAIN, type Repository } from "@/lib/git/repository";
import { type RepositoryFault, repositoryFaults } from "@/lib/git/repository-faults";
import { tableLog } from "@/lib/git/table-log";
import { type DoctorCheck, failure, ok, warning } from "./doctor-check";

const CODE = "route_tables";
const RESTORE = "npm run signalbox -- restore FILE --force";
const MOST_NAMED = 3;
/** An empty repository would be taken for a history that was rewritten. */
const STOP_FIRST =
  "Stop Signalbox before its next look, which would forget the versions that Git does not have; then restore a backup, or put the folder back";

/** What the database knows at one moment. */
type Stored = {
  readonly rows: readonly RouteVersionRow[];
  readonly tables: readonly string[];
  /** Up to where Git was read. */
  readonly head: string | null;
  readonly isCommitting: boolean;
};

/** Whether the repository of route tables is whole, and tells the same versions as the database. Changes neither. */
export async function checkRoutes(control: ControlDb, dataDir: string): Promise<DoctorCheck[]> {
  const repository = { dir: join(dataDir, "route-tables.git") };
  // Read together, and before Git: what is committed meanwhile is then on its way, and no fault.
  const stored = control.transaction((tx) => ({
    rows: listRouteVersions(tx),
    tables: listRouteTables(tx),
    head: findRouteHead(tx).sha,
    isCommitting: findRouteIntent(tx, "pending") !== null,
  }));
  const { rows } = stored;
  const faults = await repositoryFaults(repository);
  if (faults === null) return [missing(rows)];
  const checks = faults.map((fault) => faultCheck(fault, repository));
  // Without them the history cannot be followed, and every version would be told as missing.
  const isReadable = faults.every((fault) => fault.kind === "ref" && fault.ref !== MAIN);
  if (!isReadable) return checks;
  checks.push(...(await compare(repository, stored)));
  if (checks.length > 0) return checks;
  const tables = new Set(rows.map(({ table }) => table)).size;
  if (rows.length === 0) return [ok(CODE, "No route table has a version yet.")];
  return [
    ok(
      CODE,
      `${counted(rows.length, "version")} of ${counted(tables, "route table")}: database and Git agree.`,
    ),
  ];
}

function missing(rows: readonly RouteVersionRow[]): DoctorCheck {
  if (rows.length === 0) return ok(CODE, "No route table has a version yet.");
  return failure(
    CODE,
    `route-tables.git is gone; the database knows ${counted(rows.length, "version")} that it held.`,
    `${STOP_FIRST}.`,
    RESTORE,
  );
}

function faultCheck(fault: RepositoryFault, { dir }: Repository): DoctorCheck {
  switch (fault.kind) {
    case "not_a_repository":
      return failure(
        CODE,
        "route-tables.git is no Git repository: its HEAD or its objects are gone.",
        `${STOP_FIRST}.`,
        RESTORE,
      );
    case "ref": {
      const text = `${fault.ref} of route-tables.git names a commit that is not there.`;
      if (fault.ref === MAIN) return failure(CODE, text, `${STOP_FIRST}.`, RESTORE);
      return failure(
        CODE,
        text,
        fault.ref.startsWith("refs/tags/")
          ? "Delete it: the tag of a version is made again at the next start."
          : "No version hangs on it: delete it, if nobody needs it.",
        `git --git-dir=${dir} update-ref -d ${fault.ref}`,
      );
    }
    case "missing":
    case "damaged": {
      const what = fault.kind === "missing" ? "is not there" : "is damaged";
      return failure(
        CODE,
        `Object ${fault.oid} of route-tables.git ${what}; ${fault.ref} leads to it.`,
        "Restore a backup, or fetch it from the team's repository or a clone, which have it if it was ever sent there. `git fsck` names all that is damaged.",
        RESTORE,
      );
    }
  }
}

async function compare(repository: Repository, stored: Stored): Promise<DoctorCheck[]> {
  const { rows } = stored;
  const head = await readHead(repository);
  if (head === null && rows.length > 0) {
    const text = `route-tables.git has no ${MAIN}; the database knows ${counted(rows.length, "version")}.`;
    return [failure(CODE, text, `${STOP_FIRST}.`, RESTORE)];
  }
  const git = await namesInGit(repository, head, stored.tables);
  const known = rows.map(nameOf);
  const [inGit, inStore] = [new Set(git), new Set(known)];
  const onlyStore = known.filter((name) => !inGit.has(name));
  const onlyGit = git.filter((name) => !inStore.has(name));
  const checks: DoctorCheck[] = [];
  if (onlyStore.length > 0) {
    const text = `The database has ${counted(onlyStore.length, "version")} that Git does not have so: ${named(onlyStore)}.`;
    checks.push(
      failure(
        CODE,
        text,
        "Somebody rewrote the history, or one of the two comes from another backup. The next look makes the database follow Git where Git has changed since, and the audit log says so; restore a backup where Git is the one that is wrong.",
        RESTORE,
      ),
    );
  }
  if (onlyGit.length === 0) return checks;
  const text = `Git has ${counted(onlyGit.length, "version")} that the database does not have so: ${named(onlyGit)}.`;
  const isOnItsWay = head !== stored.head || stored.isCommitting;
  if (isOnItsWay && onlyStore.length === 0) {
    checks.push(
      warning(
        CODE,
        text,
        "They came since the last look; the next one takes them in, as does a start.",
        "npm start",
      ),
    );
  } else {
    checks.push(
      failure(
        CODE,
        text,
        "The database believes that it has all of Git, so it will not read them again: restore a backup.",
        RESTORE,
      ),
    );
  }
  return checks;
}

async function namesInGit(
  repository: Repository,
  head: string | null,
  known: readonly string[],
): Promise<string[]> {
  const there = head === null ? [] : await listTables(repository, head);
  const names: string[] = [];
  for (const table of new Set([...there, ...known])) {
    const versions = await tableLog(repository, table, { head });
    names.push(...versions.map(({ sha }, nth) => nameOf({ table, number: nth + 1, sha })));
  }
  return names;
}

/** Number and commit belong together: in another order they are other versions. */
function nameOf({ table, number, sha }: Pick<RouteVersionRow, "table" | "number" | "sha">): string {
  return `${table} v${number} (${sha.slice(0, 10)})`;
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
