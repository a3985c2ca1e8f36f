"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Notice } from "@/components/console/panel-frame";
import { WithDraft } from "@/components/routes/with-draft";
import { Button } from "@/components/ui/button";
import { routeDraftQuery } from "@/lib/client/route-drafts-query";
import { routeTablesQuery } from "@/lib/client/route-versions-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { ReviewPage } from "./review-page";

/** What does this change do, is it safe, and may I approve it? */
export function ReviewScreen({ id }: { id: string }) {
  return <WithDraft id={id}>{(draft) => <Held key={id} newest={draft} />}</WithDraft>;
}

/**
 * What is read stays: another text is offered, never put in its place, because a verdict binds to what one read.
 * Everything about the same text (verdicts, comments, who is here) is always the newest.
 */
function Held({ newest }: { newest: RouteDraftWire }) {
  const client = useQueryClient();
  const [read, setRead] = useState(newest);
  const isSame = isSameReading(read, newest);
  const shown = isSame ? newest : read;
  /** What one did oneself is no surprise. */
  const answered = (draft: RouteDraftWire) => {
    setRead(draft);
    client.setQueryData(routeDraftQuery(draft.id).queryKey, draft);
  };
  return (
    <>
      {isSame ? null : (
        <Notice>
          <strong className="font-semibold">{newest.savedBy} edited this change meanwhile. </strong>
          You still see revision {read.revision}; the newest is {newest.revision}. Nothing can be
          judged or committed before you read it.{" "}
          <Button size="s" onClick={() => setRead(newest)}>
            Load revision {newest.revision}
          </Button>
        </Notice>
      )}
      <ReviewPage
        key={shown.textHash}
        draft={shown}
        isOutdated={!isSame}
        onAnswer={answered}
        onChanged={() => {
          void client.invalidateQueries({ queryKey: routeDraftQuery(shown.id).queryKey });
          void client.invalidateQueries({ queryKey: routeTablesQuery().queryKey });
        }}
      />
    </>
  );
}

function isSameReading(one: RouteDraftWire, other: RouteDraftWire): boolean {
  const fields = ["textHash", "contentHash", "base", "title", "reason", "ticket"] as const;
  return fields.every((field) => one[field] === other[field]);
}
