import { z } from "zod";
import { DRAFT_STATES } from "@/lib/core/routes/review-state";
import { WAITS } from "@/lib/core/routes/waits-for";
import { RequestSums } from "./downgrades";
import { Instant } from "./query";
import { EpochMs, EvidenceLevel, Range, TallyWire } from "./wire";

const Count = z.number().int();
const TableName = z.string().max(64);
const Sha = z.string().regex(/^[0-9a-f]{40}$/, "is a commit: forty hexadecimal digits");

/** A version of a table: a commit that changed it. */
export const RouteVersionWire = z.object({
  table: z.string(),
  /** 1, 2, … in the order in which they were in force. */
  number: Count,
  /** The commit. */
  sha: z.string(),
  tag: z.string(),
  authorName: z.string(),
  authorEmail: z.string(),
  authoredAt: EpochMs,
  /** Since when it was in force here. */
  at: EpochMs,
  title: z.string(),
  reason: z.string(),
  ticket: z.string().nullable(),
  /** Where the ticket is, as the newest version of the table says; `null`: it does not, or there is no ticket. */
  ticketUrl: z.string().nullable(),
  /** `Name <address>`, as the commit names them. */
  reviewers: z.array(z.string()),
  /** `null`: the text cannot be read as a route table, or the table was taken away. */
  contentHash: z.string().nullable(),
  /** The commit whose content it brought back. */
  reverts: z.string().nullable(),
  isEmergency: z.boolean(),
  isMerge: z.boolean(),
  /** The draft that it was; `null`: made elsewhere. */
  draft: z.string().nullable(),
});
export type RouteVersionWire = z.infer<typeof RouteVersionWire>;

/** A draft as a list shows it. */
export const RouteDraftLineWire = z.object({
  id: z.string(),
  table: z.string(),
  title: z.string(),
  ticket: z.string().nullable(),
  state: z.enum(DRAFT_STATES),
  authors: z.array(z.string()),
  savedAt: EpochMs,
  savedBy: z.string(),
  /** Approvals that are still needed, of whomever, and groups of which nobody approved. */
  missing: Count,
  missingGroups: z.array(z.string()),
  /** Why it was committed without approvals; `null`: it was not. */
  emergency: z.string().nullable(),
  version: z.string().nullable(),
  /** What it needs of who asks; `null`: nothing. */
  waits: z.enum(WAITS).nullable(),
});
export type RouteDraftLineWire = z.infer<typeof RouteDraftLineWire>;

/** How our versions stand to those of the team's repository, as of `askedAt`. */
export const TeamStandingWire = z.object({
  state: z.enum(["same", "ahead", "behind", "diverged"]),
  /** Commits that only we have, and that only they have. */
  ours: Count,
  theirs: Count,
  head: z.string().nullable(),
  remote: z.string().nullable(),
  askedAt: EpochMs,
});
export type TeamStandingWire = z.infer<typeof TeamStandingWire>;

/** GET /api/v1/routes */
export const RouteTables = z.object({
  asOf: EpochMs,
  tables: z.array(
    z.object({
      table: z.string(),
      live: RouteVersionWire,
      /** That serve its environment; `null`: none is said to. */
      gateways: z.array(z.string()).readonly().nullable(),
      /** Of this table, the last saved first. */
      drafts: z.array(RouteDraftLineWire),
    }),
  ),
  /** Open drafts of tables that have no version yet. */
  newTables: z.array(RouteDraftLineWire),
  /** Committed without approvals, and not reviewed since: every screen says so. */
  emergencies: z.array(RouteDraftLineWire),
  /** `null`: no repository of the team is set, or it was never asked. */
  team: TeamStandingWire.nullable(),
});
export type RouteTables = z.infer<typeof RouteTables>;

/** POST /api/v1/routes/team: takes in and sends what is missing on either side. */
export const TeamExchange = z.object({});
export type TeamExchange = z.infer<typeof TeamExchange>;

export const OfTable = z.object({ table: TableName });
export type OfTable = z.infer<typeof OfTable>;
export const OfVersion = z.object({ table: TableName, sha: Sha });
export type OfVersion = z.infer<typeof OfVersion>;

/** GET /api/v1/routes/tables/{table}/versions. Newest first; `before`: the number of the last one that is known. */
export const RouteVersionsQuery = OfTable.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RouteVersionsQuery = z.infer<typeof RouteVersionsQuery>;

export const RouteVersions = z.object({
  versions: z.array(RouteVersionWire),
  /** For `before` of the next page; `null`: there are no older ones. */
  next: Count.nullable(),
  total: Count,
});
export type RouteVersions = z.infer<typeof RouteVersions>;

/** GET /api/v1/routes/marks: versions of all tables that began in a range, for charts; the newest 500. */
export const RouteMarksQuery = z.object({
  from: Instant,
  to: Instant,
  table: TableName.optional(),
});
export type RouteMarksQuery = z.infer<typeof RouteMarksQuery>;
export const RouteMarks = z.object({ versions: z.array(RouteVersionWire) });
export type RouteMarks = z.infer<typeof RouteMarks>;

/** GET /api/v1/routes/tables/{table}/versions/{sha} */
export const RouteVersionDetail = z.object({
  version: RouteVersionWire,
  /** `null`: it cannot be read there, or the table was taken away. */
  text: z.string().nullable(),
  /** The version that it replaced, and the one that replaced it. */
  before: RouteVersionWire.nullable(),
  after: RouteVersionWire.nullable(),
  isLive: z.boolean(),
});
export type RouteVersionDetail = z.infer<typeof RouteVersionDetail>;

/** GET /api/v1/routes/tables/{table}/at?at=INSTANT: the version in force; `null`: there was none yet. */
export const RouteVersionAtQuery = OfTable.extend({ at: Instant });
export type RouteVersionAtQuery = z.infer<typeof RouteVersionAtQuery>;
export const RouteVersionAt = z.object({ version: RouteVersionWire.nullable() });
export type RouteVersionAt = z.infer<typeof RouteVersionAt>;

/** GET /api/v1/routes/tables/{table}/versions/{sha}/blame */
export const RouteBlame = z.object({
  lines: z.array(z.object({ text: z.string(), sha: z.string() })),
  /** The commits that the lines came with, by their ids. */
  commits: z.record(
    z.string(),
    z.object({
      authorName: z.string(),
      authorEmail: z.string(),
      authoredAt: EpochMs,
      /** `null`: a commit of a line of history that was merged; it never was in force here. */
      version: z.object({ number: Count, title: z.string() }).nullable(),
    }),
  ),
});
export type RouteBlame = z.infer<typeof RouteBlame>;

/** What stood still or changed, in order; lines without their ends. */
export const TextHunk = z.object({
  /** First line on each side, from 1; where a side has none of the lines, that after which they stand. */
  from: Count,
  to: Count,
  /** `no_end`: the line before is the last one of its side, and no end of line follows it. */
  lines: z.array(
    z.object({ kind: z.enum(["same", "removed", "added", "no_end"]), text: z.string() }),
  ),
});
export type TextHunk = z.infer<typeof TextHunk>;

/**
 * GET /api/v1/routes/tables/{table}/difference. `from` left out: the version before `to`, or nothing. `draft` instead of
 * `to`: what the draft would change.
 */
export const RouteDifferenceQuery = OfTable.extend({
  from: Sha.optional(),
  to: Sha.optional(),
  draft: z.string().max(64).optional(),
  /** Lines that stay around what changed. */
  around: z.coerce.number().int().min(0).max(10_000).default(3),
});
export type RouteDifferenceQuery = z.infer<typeof RouteDifferenceQuery>;

/** GET /api/v1/routes/tables/{table}/versions/{sha}/effect: the same length before and after it came into force. */
export const RouteEffectQuery = OfVersion.extend({
  windowMs: z.coerce
    .number()
    .int()
    .min(60_000)
    .max(30 * 86_400_000)
    .default(86_400_000),
});
export type RouteEffectQuery = z.infer<typeof RouteEffectQuery>;

const Side = z.object({
  range: Range,
  /** What the sources can tell of this range; counts of `none` are no counts. */
  evidence: EvidenceLevel,
  total: TallyWire,
  models: z.array(
    z.object({ provider: z.string().nullable(), model: z.string().nullable(), tally: TallyWire }),
  ),
  requests: RequestSums,
  /** Requests of the time before are not kept; `null`: all of the range are. */
  requestsSince: EpochMs.nullable(),
});

export const RouteEffect = z.object({
  version: RouteVersionWire,
  before: Side,
  /** Ends early where the next version came into force, or now. */
  after: Side,
  /** What cut `after` short. */
  afterEnds: z.enum(["window", "next_version", "now"]),
  /** Other versions that may be for these Gateways and came into force in either range: what else may have done it. */
  alsoChanged: z.array(RouteVersionWire),
  /** Whose traffic this is: those that serve the table's environment; `null`: all, because none is said to. */
  gateways: z.array(z.string()).readonly().nullable(),
});
export type RouteEffect = z.infer<typeof RouteEffect>;

/** POST /api/v1/routes/tables/{table}/versions/{sha}/revert: a draft that brings its content back. */
export const RouteRevert = z.object({
  reason: z.string().max(10_000).optional(),
  ticket: z.string().max(200).nullable().optional(),
});
export type RouteRevert = z.infer<typeof RouteRevert>;

const Text = z.object({
  /** `null`: of a draft. */
  version: RouteVersionWire.nullable(),
  /** `null`: of a version. */
  draft: z.string().nullable(),
  text: z.string(),
});

export const RouteDifference = z.object({
  table: z.string(),
  /** `null`: there was no version before. */
  from: Text.nullable(),
  to: Text,
  /** In the order of the texts; `null`: they differ too much to be set side by side in time. */
  hunks: z.array(TextHunk).nullable(),
  added: Count,
  removed: Count,
});
export type RouteDifference = z.infer<typeof RouteDifference>;
