"use client";

import { useQuery } from "@tanstack/react-query";
import { CrosshairProvider } from "@/components/charts/crosshair";
import { PanelFrame } from "@/components/console/panel-frame";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useSlice } from "@/components/console/use-slice";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { AS_ASKED, NOT_AS_ASKED } from "@/lib/charts/prepare-downgrades";
import { downgradesQuery } from "@/lib/client/downgrades-query";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { ChainsPanel } from "./chains-panel";
import { DowngradesAnswer } from "./downgrades-answer";
import { EpisodesPanel } from "./episodes-panel";
import { FlowsPanel } from "./flows-panel";
import { InterventionsPanel } from "./interventions-panel";
import { RequestCounts } from "./request-counts";
import { ServedPanel } from "./served-panel";

/** How often were people served by a lesser model; automatically, or because somebody changed something? */
export function DowngradesScreen() {
  const { slice, behaviour } = useSlice();
  const query = useQuery({ ...downgradesQuery(slice), ...behaviour });
  const empty = useEmptyReason();
  // Without an answer or requests the first panel says all there is to say.
  const alone = query.data ? isEmpty(query.data) : query.isError;
  return (
    <div className="space-y-8">
      <PanelFrame
        title="Downgrades"
        info={<DowngradesInfo />}
        query={query}
        empty={(answer) => (isEmpty(answer) ? empty : null)}
        partial={(answer) => (isWhole(answer) ? null : <Missing answer={answer} />)}
        skeleton={<Skeleton className="h-28" />}
      >
        {(answer) => (
          <>
            <DowngradesAnswer answer={answer} />
            <RequestCounts answer={answer} />
          </>
        )}
      </PanelFrame>
      {alone ? null : (
        <>
          <CrosshairProvider>
            <div className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
              <ServedPanel
                title="Served otherwise, or not at all"
                ways={NOT_AS_ASKED}
                query={query}
              />
              <ServedPanel title="Served as asked" ways={AS_ASKED} query={query} />
            </div>
          </CrosshairProvider>
          <FlowsPanel query={query} />
          <ChainsPanel query={query} />
          <EpisodesPanel query={query} />
          <InterventionsPanel query={query} />
        </>
      )}
    </div>
  );
}

/** Where nothing was asked, what somebody changed is still worth showing. */
function isEmpty({ totals, marks }: Downgrades): boolean {
  return totals.requests === 0 && marks.length === 0;
}

function isWhole(answer: Downgrades): boolean {
  return answer.evidence === "every_call" && !isCut(answer);
}

/** Of the beginning of the range only sums are left. */
function isCut({ rowsSince, range }: Downgrades): boolean {
  return rowsSince !== null && rowsSince > range.from;
}

function Missing({ answer }: { answer: Downgrades }) {
  const { exact } = useTime();
  const { evidence, rowsSince } = answer;
  return (
    <>
      {evidence === "failures_only" ? (
        <p>
          Some Gateways here log failures and slow answers only. Every downgrade is counted; how
          many requests there were in all is not known, so no share is made of them.
        </p>
      ) : null}
      {evidence === "none" ? <p>No source covered this time.</p> : null}
      {rowsSince !== null && isCut(answer) ? (
        <p>Single requests are kept since {exact(rowsSince)}; links lead to those only.</p>
      ) : null}
    </>
  );
}

function DowngradesInfo() {
  return (
    <Info about="a downgrade">
      <p>
        A request that was served by a fallback step although its chain asked for another model
        first. A request is what a caller asked once, with all its retries, keys and models.
      </p>
      <p>
        A silent one was served by another model than the one asked for, and no record decides for
        it. A probe that finds the model asked for well again is a recovery and no downgrade.
      </p>
      <p>
        A manual intervention is a change of routing or keys by a person: a configuration write, a
        session's override, an order of keys, a restart.
      </p>
    </Info>
  );
}
