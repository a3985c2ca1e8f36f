import { z } from "zod";
import { REVIEW_STEPS } from "@/lib/core/routes/review-refusal";
import { DRAFT_STATES } from "@/lib/core/routes/review-state";
import { Problem } from "./problem";

const Count = z.number().int();
const Sha = z.string().nullable();

/** Why a rule of review is against a step, with what its sentence needs (`refusalSentence`). */
export const ReviewRefusalWire = z.discriminatedUnion("code", [
  z.object({
    code: z.literal("not_in_state"),
    state: z.enum(DRAFT_STATES),
    step: z.enum(REVIEW_STEPS),
  }),
  z.object({ code: z.literal("own_change") }),
  z.object({ code: z.literal("not_a_person") }),
  z.object({ code: z.literal("other_content") }),
  z.object({ code: z.literal("not_readable"), issues: Count }),
  z.object({ code: z.literal("nothing_changed") }),
  z.object({ code: z.literal("no_title") }),
  z.object({ code: z.literal("reason_too_short"), least: Count }),
  z.object({ code: z.literal("changes_requested"), by: z.array(z.string()) }),
  z.object({
    code: z.literal("approvals_missing"),
    missing: Count,
    groups: z.array(z.string()),
  }),
  z.object({ code: z.literal("stale_base"), base: Sha, live: Sha }),
  z.object({ code: z.literal("checks_failed"), errors: Count }),
  z.object({ code: z.literal("warnings_left"), ids: z.array(z.string()) }),
  z.object({ code: z.literal("saved_meanwhile"), by: z.string() }),
  z.object({ code: z.literal("not_yours") }),
]);
export type ReviewRefusalWire = z.infer<typeof ReviewRefusalWire>;

/** A save that came too late: nothing was overwritten, and both texts are here. */
export const SaveConflict = z.object({
  /** What the draft has now. */
  current: z.object({
    revision: Count,
    text: z.string(),
    savedBy: z.string(),
    savedAt: Count,
  }),
  /** What was sent; kept beside the draft. `null`: the edit was of no text. */
  yours: z.string().nullable(),
});
export type SaveConflict = z.infer<typeof SaveConflict>;

/** A refusal by the rules of review: a problem that also says which rule. */
export const RouteProblem = Problem.extend({
  refusal: ReviewRefusalWire,
  /** Of `saved_meanwhile`, and of a text for a draft that ended. */
  conflict: SaveConflict.optional(),
});
export type RouteProblem = z.infer<typeof RouteProblem>;
