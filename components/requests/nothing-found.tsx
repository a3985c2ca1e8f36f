"use client";

import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { useRequestsParams } from "./use-requests-params";

export type NothingFoundProps = {
  /** The id that was searched for. */
  q: string | undefined;
  /** From when on requests are kept, where that is known to be later than the range begins. */
  since: number | null;
};

/** What was searched, so that "nothing" can be believed. */
export function NothingFound({ q, since }: NothingFoundProps) {
  const { clear } = useRequestsParams();
  const { exact } = useTime();
  return (
    <div className="flex flex-col items-start gap-2 py-6 text-ink-2">
      <p className="text-14 font-medium text-ink">
        {q === undefined ? "No request matches" : "Nothing has this id"}
      </p>
      {q === undefined ? (
        <p>No request in this range is of the chosen kind.</p>
      ) : (
        <p className="max-w-prose">
          Searched for <code className="font-mono text-12 break-all">{q}</code>, whole, among
          request, trace, session and provider call ids of everything that is kept
          {since === null ? "" : ` since ${exact(since)}`}, whatever the range and filters.
        </p>
      )}
      <Button onClick={clear}>{q === undefined ? "Show all kinds" : "Back to the list"}</Button>
    </div>
  );
}
