import { z } from "zod";
import { COMMENT_PLACES } from "@/lib/core/routes/review-comment";
import { DRAFT_PHASES, DRAFT_STATES, VERDICTS } from "@/lib/core/routes/review-state";
import { ReviewRefusalWire } from "./route-refusal";
import { RouteDraftLineWire, RouteVersionWire } from "./route-versions";
import { EpochMs } from "./wire";

const Count = z.number().int();
const Hash = z.string().regex(/^[0-9a-f]{64}$/, "is a SHA-256: 64 hexadecimal digits");
const Text = z.string().max(1_000_000);
const Title = z.string().max(200);
const Reason = z.string().max(10_000);
const Ticket = z.string().max(200).nullable();

/** Somebody who wrote in a draft. */
export const DraftAuthorWire = z.object({
  /** `person:ID`, `token:ID` or `local`. */
  key: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** Of a token: who made it, who therefore wrote too. */
  madeBy: z.string().nullable(),
});
export type DraftAuthorWire = z.infer<typeof DraftAuthorWire>;

const Reviewer = z.object({ id: z.string(), name: z.string(), email: z.string() });

export const VerdictWire = z.object({
  id: Count,
  reviewerId: z.string(),
  reviewerName: z.string(),
  reviewerEmail: z.string(),
  verdict: z.enum(VERDICTS),
  contentHash: z.string(),
  textHash: z.string(),
  note: z.string(),
  /** Ids of warnings that the reviewer accepted. */
  ticked: z.array(z.string()),
  at: EpochMs,
  /** Whether it counts now, and why not. */
  standing: z.enum(["counts", "other_content", "own_change", "not_entitled", "replaced"]),
});
export type VerdictWire = z.infer<typeof VerdictWire>;

export const RouteCommentWire = z.object({
  id: Count,
  /** The comment that it answers; `null`: it begins a thread. */
  answers: Count.nullable(),
  place: z.enum(COMMENT_PLACES),
  /** From 1 in the text of `revision`. */
  line: Count.nullable(),
  scenario: z.string().nullable(),
  /** The commented line as it was; `null`: it is not known, or there is none. */
  quoted: z.string().nullable(),
  revision: Count,
  body: z.string(),
  suggestion: z.string().nullable(),
  key: z.string(),
  name: z.string(),
  at: EpochMs,
  resolvedAt: EpochMs.nullable(),
  resolvedBy: z.string().nullable(),
});
export type RouteCommentWire = z.infer<typeof RouteCommentWire>;

export const PresenceWire = z.object({
  key: z.string(),
  name: z.string(),
  isEditing: z.boolean(),
  at: EpochMs,
});
export type PresenceWire = z.infer<typeof PresenceWire>;

/** Whether who asks may do a step now, and why not. */
export const DraftStepWire = z.object({
  allowed: z.boolean(),
  /** In a sentence; `null`: it is allowed. */
  why: z.string().nullable(),
  /** `null`: it is allowed, or the roles of who asks are what is against it. */
  refusal: ReviewRefusalWire.nullable(),
});
export type DraftStepWire = z.infer<typeof DraftStepWire>;

/** GET /api/v1/routes/drafts/{id}; also the answer of every write to it. */
export const RouteDraftWire = z.object({
  id: z.string(),
  table: z.string(),
  /** The version that it began from; `null`: the table is new. */
  base: z.string().nullable(),
  /** `null`: the table is new, or cannot be read there. */
  baseText: z.string().nullable(),
  text: z.string(),
  /** Of text, title, reason and ticket. Both hashes are sent with a verdict or a commit: what one had before one's eyes. */
  textHash: z.string(),
  /** `null`: the text cannot be read as a route table. */
  contentHash: z.string().nullable(),
  /** How many things are wrong with a text that cannot be read. */
  issues: Count,
  title: z.string(),
  reason: z.string(),
  ticket: z.string().nullable(),
  /** Where the ticket is, as the newest version of the table says; `null`: it does not, or there is no ticket. */
  ticketUrl: z.string().nullable(),
  reverts: z.string().nullable(),
  phase: z.enum(DRAFT_PHASES),
  state: z.enum(DRAFT_STATES),
  /** A save says from which it began. */
  revision: Count,
  createdAt: EpochMs,
  savedAt: EpochMs,
  savedBy: z.string(),
  submittedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
  version: z.string().nullable(),
  emergency: z.string().nullable(),
  reviewedAt: EpochMs.nullable(),
  authors: z.array(DraftAuthorWire),
  /** The newest version of the table. */
  live: z.string().nullable(),
  /** Another version was committed since it began: bring that in (`/rebase`). */
  isStale: z.boolean(),
  /** That of the base, by which this draft is judged. */
  policy: z.object({
    approvals: z.number(),
    groups: z.record(z.string(), z.array(z.string())).optional(),
  }),
  approvedBy: z.array(Reviewer),
  changesRequestedBy: z.array(Reviewer),
  missing: Count,
  missingGroups: z.array(z.string()),
  verdicts: z.array(VerdictWire),
  comments: z.array(RouteCommentWire),
  /** Texts that came too late to be saved, the newest first. */
  keptTexts: z.array(
    z.object({
      id: Count,
      revision: Count,
      text: z.string(),
      key: z.string(),
      name: z.string(),
      at: EpochMs,
    }),
  ),
  presence: z.array(PresenceWire),
  /** The key that who asks has among authors, comments and presence. */
  you: z.string().nullable(),
  steps: z.object({
    save: DraftStepWire,
    submit: DraftStepWire,
    /** Also of the review after an emergency commit. */
    judge: DraftStepWire,
    comment: DraftStepWire,
    withdraw: DraftStepWire,
    commit: DraftStepWire,
    /** As far as it can be said before a reason is given. */
    emergency: DraftStepWire,
  }),
});
export type RouteDraftWire = z.infer<typeof RouteDraftWire>;

export const OfDraft = z.object({ id: z.string().max(64) });
export type OfDraft = z.infer<typeof OfDraft>;
export const OfComment = OfDraft.extend({ comment: z.coerce.number().int().positive() });
export type OfComment = z.infer<typeof OfComment>;

/** GET /api/v1/routes/drafts. `phase` is repeatable; left out: those that are open. */
export const RouteDraftsQuery = z.object({
  table: z.string().max(64).optional(),
  phase: z.array(z.enum(DRAFT_PHASES)).optional(),
});
export type RouteDraftsQuery = z.infer<typeof RouteDraftsQuery>;

export const RouteDrafts = z.object({ drafts: z.array(RouteDraftLineWire) });
export type RouteDrafts = z.infer<typeof RouteDrafts>;

/** POST /api/v1/routes/drafts */
export const RouteDraftBegin = z.object({
  table: z.string().max(64),
  /** Left out: that of the newest version. */
  text: Text.optional(),
  title: Title.optional(),
  reason: Reason.optional(),
  ticket: Ticket.optional(),
});
export type RouteDraftBegin = z.infer<typeof RouteDraftBegin>;

/** PUT /api/v1/routes/drafts/{id}. 409 with `conflict` (both texts) where somebody else saved meanwhile. */
export const RouteDraftSave = z.object({
  /** The one that the edit began from. */
  revision: Count,
  text: Text.optional(),
  title: Title.optional(),
  reason: Reason.optional(),
  ticket: Ticket.optional(),
  /** The newest version, after its changes were brought into `text`. */
  base: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
});
export type RouteDraftSave = z.infer<typeof RouteDraftSave>;

/** What changed at one place of a table; `null`: nothing stands there. */
export const TableChangeWire = z.object({
  kind: z.string(),
  path: z.array(z.string()),
  scenario: z.string().optional(),
  name: z.string().optional(),
  before: z.unknown(),
  after: z.unknown(),
});

/** POST /api/v1/routes/drafts/{id}/rebase: brings the newest version into a draft. */
export const RouteRebase = z.object({
  /** The one that is to be brought onto the newest version. */
  revision: Count,
  /** For each conflict which side is taken; those that were not told of are left out. */
  choices: z
    .array(z.object({ where: z.array(z.string()), take: z.enum(["ours", "theirs"]) }))
    .max(10_000)
    .default([]),
});
export type RouteRebase = z.input<typeof RouteRebase>;

export const MergeConflictWire = z.object({
  where: z.array(z.string()),
  part: z.string(),
  ours: z.array(TableChangeWire),
  theirs: z.array(TableChangeWire),
});
export type MergeConflictWire = z.infer<typeof MergeConflictWire>;

/** Either the draft on its new base, or what has to be chosen first: then nothing was changed. */
export const RouteRebased = z.object({
  draft: RouteDraftWire.nullable(),
  conflicts: z.array(MergeConflictWire),
});
export type RouteRebased = z.infer<typeof RouteRebased>;

/** What one had before one's eyes. */
const Seen = z.object({ contentHash: Hash, textHash: Hash });

/** POST /api/v1/routes/drafts/{id}/submission */
export const RouteSubmission = z.object({});
export type RouteSubmission = z.infer<typeof RouteSubmission>;

/** POST /api/v1/routes/drafts/{id}/verdicts; on an emergency commit this is the review afterwards. */
export const RouteVerdict = Seen.extend({
  verdict: z.enum(VERDICTS),
  note: Reason.optional(),
  ticked: z.array(z.string().max(1_000)).max(1_000).optional(),
});
export type RouteVerdict = z.infer<typeof RouteVerdict>;

/** POST /api/v1/routes/drafts/{id}/comments. `line` with place `line`, `scenario` with place `scenario`. */
export const RouteCommentDraft = z.object({
  place: z.enum(COMMENT_PLACES),
  line: z.number().int().positive().optional(),
  scenario: z.string().max(200).optional(),
  body: Reason,
  suggestion: Text.optional(),
  answers: Count.optional(),
  /** The revision that its author saw. */
  revision: Count,
});
export type RouteCommentDraft = z.infer<typeof RouteCommentDraft>;

/** PUT /api/v1/routes/drafts/{id}/comments/{comment} */
export const RouteCommentEdit = z.object({ isResolved: z.boolean() });
export type RouteCommentEdit = z.infer<typeof RouteCommentEdit>;

/** POST /api/v1/routes/drafts/{id}/comments/{comment}/application: puts its suggestion into the text. */
export const RouteSuggestionUse = z.object({ revision: Count });
export type RouteSuggestionUse = z.infer<typeof RouteSuggestionUse>;

/** POST /api/v1/routes/drafts/{id}/withdrawal */
export const RouteWithdrawal = z.object({ reason: Reason.optional() });
export type RouteWithdrawal = z.infer<typeof RouteWithdrawal>;

/** POST /api/v1/routes/drafts/{id}/commit */
export const RouteCommit = Seen;
export type RouteCommit = z.infer<typeof RouteCommit>;

/** POST /api/v1/routes/drafts/{id}/emergency-commit: without approvals, until they are given afterwards. */
export const RouteEmergency = Seen.extend({ reason: Reason });
export type RouteEmergency = z.infer<typeof RouteEmergency>;

/** Answer of either commit. */
export const RouteCommitted = z.object({ version: RouteVersionWire });
export type RouteCommitted = z.infer<typeof RouteCommitted>;

/** POST /api/v1/routes/drafts/{id}/presence: every 30 s while the page is open. Answers who else is there. */
export const RoutePresence = z.object({ isEditing: z.boolean() });
export type RoutePresence = z.infer<typeof RoutePresence>;
export const RoutePresent = z.object({ others: z.array(PresenceWire) });
export type RoutePresent = z.infer<typeof RoutePresent>;
