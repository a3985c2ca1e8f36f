"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { GateNotice } from "@/components/console/gate-notice";
import { PanelFrame } from "@/components/console/panel-frame";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useSlice } from "@/components/console/use-slice";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { closedGates } from "@/lib/charts/closed-gates";
import { formatCounted } from "@/lib/charts/format-number";
import { prepareRoutes } from "@/lib/charts/prepare-routes";
import { routesQuery } from "@/lib/client/routes-query";
import { ProvidersAnswer } from "./providers-answer";
import { RateCharts } from "./rate-charts";
import { RouteCards } from "./route-cards";
import { RouteTable } from "./route-table";
import { useProvidersParams } from "./use-providers-params";

const UNRATED =
  "Some Gateways here log failures and slow answers only. Their calls that went well are not known: failures are counted, and no rate is made of them.";

/** Is it one provider or one model, in which way, and since when? */
export function ProvidersScreen() {
  const { slice, behaviour } = useSlice();
  const [{ sort }] = useProvidersParams();
  const answer = useQuery({ ...routesQuery(slice), ...behaviour });
  const empty = useEmptyReason();
  const routes = useMemo(
    () => answer.data && prepareRoutes(answer.data.byProvider, answer.data.byModel, sort),
    [answer.data, sort],
  );
  // Without an answer or attempts the first panel says all there is to say.
  const alone = answer.data ? answer.data.byModel.total.attempts === 0 : answer.isError;
  return (
    <div className="space-y-8">
      <PanelFrame
        title="Routes"
        info={<RoutesInfo />}
        note={() =>
          routes &&
          `${formatCounted(routes.groups.length, "provider")}, ${formatCounted(routes.worst.length, "model")}`
        }
        query={answer}
        empty={({ byModel }) => (byModel.total.attempts === 0 ? empty : null)}
        partial={({ byProvider, byModel }) => {
          const tallies = [...byProvider.series, ...byModel.series].map(({ totals }) => totals);
          const unrated = byModel.total.denominator !== "known";
          if (!unrated && closedGates(tallies).length === 0) return null;
          return (
            <>
              {unrated ? <p>{UNRATED}</p> : null}
              <GateNotice tallies={tallies} />
            </>
          );
        }}
        skeleton={<Skeleton className="h-96" />}
      >
        {({ byModel }) =>
          routes && (
            <>
              <ProvidersAnswer routes={routes} rates={byModel} />
              <RouteTable routes={routes} rates={byModel} className="max-md:hidden" />
              <RouteCards routes={routes} rates={byModel} className="md:hidden" />
            </>
          )
        }
      </PanelFrame>
      {alone ? null : <RateCharts />}
    </div>
  );
}

function RoutesInfo() {
  return (
    <Info about="a route">
      <p>
        A route is a model at a provider. Each ratio is the share of its attempts that ended so.
      </p>
      <p>
        Worst first means: by the failure ratio that is certain at 95 %, so that one failure in one
        attempt does not stand above three hundred in a thousand. Where a rate is unknown, by the
        number of failures. A provider stands where its worst model does.
      </p>
      <p>The caller's own faults are counted apart and make no route worse.</p>
    </Info>
  );
}
