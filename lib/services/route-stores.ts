import type { ControlDb } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import type { Principal } from "@/lib/core/access/principal";
import type { RouteFacts } from "@/lib/core/routes/route-facts";
import type { VersionReader } from "@/lib/core/routes/version-reader";
import type { CommitStep } from "@/lib/core/routes/version-step";
import type { EpochMs } from "@/lib/core/time/range";
import type { Repository } from "@/lib/git/repository";
import type { TeamRemote } from "@/lib/git/team-remote";

/** What services about route tables need, made by the composition root for each request. */
export type RouteStores = {
  /** Who asks. */
  readonly principal: Principal;
  /** Of who asks; `null`: none is known. */
  readonly address: string | null;
  readonly control: ControlDb;
  readonly keys: Pick<ServerKeys, "audit">;
  readonly repository: Repository;
  readonly readTable: VersionReader;
  /** The team's repository; `null`: there is none. */
  readonly remote: TeamRemote | null;
  /** What traffic says of a table (`null`: of any), read once it is asked for. Missing: checks are of the document alone. */
  readonly facts?: (table: string | null) => Promise<RouteFacts | null>;
  readonly now: EpochMs;
  /** For tests, which end the process at a step of a commit. */
  readonly atStep?: (step: CommitStep) => Promise<void>;
};
