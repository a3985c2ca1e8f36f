"use client";

import { useQuery } from "@tanstack/react-query";
import { bePresentAtDraft } from "@/lib/client/route-drafts-query";
import type { PresenceWire, RouteDraftWire } from "@/lib/contracts/route-drafts";
import { SECOND_MS } from "@/lib/core/time/range";

/** What the server waits for before it takes somebody for gone is longer. */
const BEAT_MS = 30 * SECOND_MS;

/** Says that this page is open while the change is, and answers who else has it open. */
export function useOthersHere(
  { id, phase, you, presence }: RouteDraftWire,
  isEditing = false,
): PresenceWire[] {
  const isOpen = phase === "draft" || phase === "in_review";
  const here = useQuery({
    queryKey: ["route-draft-presence", id, isEditing],
    queryFn: () => bePresentAtDraft(id, isEditing),
    // Nobody who is not known can be named to others.
    enabled: isOpen && you !== null,
    refetchInterval: BEAT_MS,
    retry: false,
  });
  if (!isOpen) return [];
  return here.data?.others ?? presence.filter(({ key }) => key !== you);
}
