"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMay } from "@/components/account/use-may";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { formatCounted } from "@/lib/charts/format-number";
import { exchangeWithTeam, routeTablesQuery } from "@/lib/client/route-versions-query";
import type { TeamStandingWire } from "@/lib/contracts/route-versions";

/** How our versions stand to those of the team's repository. */
export function TeamLine({ team }: { team: TeamStandingWire }) {
  const { timeAgo } = useTime();
  const client = useQueryClient();
  const may = useMay("routes.draft");
  const exchange = useMutation({
    mutationFn: exchangeWithTeam,
    onSettled: () => client.invalidateQueries({ queryKey: routeTablesQuery().queryKey }),
  });
  return (
    <section aria-label="The team's repository" className="space-y-2">
      <h3 className="text-14 font-medium">The team's repository</h3>
      <p className="text-ink-2">
        {standingWords(team)} Asked {timeAgo(team.askedAt)}.
      </p>
      <Refusal error={exchange.error} />
      <Button
        disabled={!may.allowed || exchange.isPending}
        title={may.why ?? undefined}
        onClick={() => exchange.mutate()}
      >
        Take in and send
      </Button>
    </section>
  );
}

function standingWords({ state, ours, theirs }: TeamStandingWire): string {
  switch (state) {
    case "same":
      return "It has the same versions.";
    case "ahead":
      return `${formatCounted(ours, "commit")} of ours ${ours === 1 ? "is" : "are"} not there yet.`;
    case "behind":
      return `${formatCounted(theirs, "commit")} from there ${theirs === 1 ? "is" : "are"} not here yet.`;
    case "diverged":
      return `Both went their own ways: ${formatCounted(ours, "commit")} here, ${formatCounted(theirs, "commit")} there. Somebody has to merge them in Git.`;
  }
}
