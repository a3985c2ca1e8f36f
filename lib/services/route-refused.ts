import { type ReviewRefusal, refusalSentence } from "@/lib/core/routes/review-refusal";
import { noteRefusal } from "./note-refusal";
import type { RouteStores } from "./route-stores";
import { ServiceError, type ServiceErrorCode } from "./service-error";

/** A refusal by the rules of review, with its own code beside that of all refusals. */
export class RouteRefused extends ServiceError {
  constructor(readonly refusal: ReviewRefusal) {
    super(codeOf(refusal), refusalSentence(refusal));
    this.name = "RouteRefused";
  }
}

/** Throws where there is something against it. */
export function demandRule(refusal: ReviewRefusal | null): void {
  if (refusal !== null) throw new RouteRefused(refusal);
}

/**
 * Does a step of a review. That it was refused, by a rule or because who asks may not, is written to the audit log:
 * outside of the transaction, which is taken back.
 *
 * @param subject what was tried, such as `approve production ID`.
 */
export async function noteIfRefused<T>(
  stores: RouteStores,
  subject: string,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof RouteRefused) noteRefusal(stores, `${subject}: ${error.refusal.code}`);
    else if (error instanceof ServiceError && error.code === "forbidden") {
      noteRefusal(stores, `${subject}: forbidden`);
    }
    throw error;
  }
}

function codeOf({ code }: ReviewRefusal): ServiceErrorCode {
  switch (code) {
    case "own_change":
    case "not_a_person":
    case "not_yours":
      return "forbidden";
    case "no_title":
    case "reason_too_short":
    case "not_readable":
    case "nothing_changed":
    case "checks_failed":
    case "warnings_left":
      return "invalid_body";
    case "not_in_state":
    case "other_content":
    case "changes_requested":
    case "approvals_missing":
    case "stale_base":
    case "saved_meanwhile":
      return "conflict";
  }
}
