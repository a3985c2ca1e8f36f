import type { ReviewRefusal } from "@/lib/core/routes/review-refusal";
import type { RouteDraftView } from "./read-route-draft";
import { RouteRefused } from "./route-refused";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";
import { type DraftEdit, saveRouteDraft } from "./save-route-draft";

/** A save that came too late, with what the draft has instead. */
export class SaveConflictError extends RouteRefused {
  constructor(
    refusal: ReviewRefusal,
    readonly conflict: {
      readonly current: {
        readonly revision: number;
        readonly text: string;
        readonly savedBy: string;
        readonly savedAt: number;
      };
      readonly yours: string | null;
    },
  ) {
    super(refusal);
    this.name = "SaveConflictError";
  }
}

/** Saves, and says in a refusal both texts: the one that is there, and the one that was sent. */
export async function saveOrTellBoth(
  stores: RouteStores,
  id: string,
  edit: DraftEdit,
): Promise<RouteDraftView> {
  try {
    return await saveRouteDraft(stores, id, edit);
  } catch (error) {
    if (!(error instanceof RouteRefused) || !isTooLate(error.refusal)) throw error;
    const { revision, text, savedBy, savedAt } = knownDraft(stores.control, id);
    throw new SaveConflictError(error.refusal, {
      current: { revision, text, savedBy, savedAt },
      yours: edit.text ?? null,
    });
  }
}

function isTooLate(refusal: ReviewRefusal): boolean {
  return (
    refusal.code === "saved_meanwhile" ||
    (refusal.code === "not_in_state" && refusal.step === "save")
  );
}
